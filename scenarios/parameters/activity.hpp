// Parameters of the activity submodel; rows with range, source and grade in activity.cpp.
#pragma once

namespace lichtung {

struct ActivityParameters {
};

}  // namespace lichtung
