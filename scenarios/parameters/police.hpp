// Parameters of the police submodel; rows with range, source and grade in police.cpp.
#pragma once

namespace lichtung {

struct PoliceParameters {
};

}  // namespace lichtung
