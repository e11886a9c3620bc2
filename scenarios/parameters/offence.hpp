// Parameters of the offence submodel; rows with range, source and grade in offence.cpp.
#pragma once

namespace lichtung {

struct OffenceParameters {
};

}  // namespace lichtung
