// Police and order service as a plan leaves them.
#pragma once

namespace lichtung::plan {

struct PoliceLevers {};

}  // namespace lichtung::plan
