// Replicates with people of their own: the first is the one that all would share, the others differ, and plans meet each
// population once.
#include "housing_village.hpp"

using namespace lichtung;
using namespace lichtung::test;

namespace {

const std::string kOwn = "draw = \"per_replicate\"\n";   // joins [population], the last table of village_with()
const std::string kPlan =
    edit("security", "where = \"town\"\nshare = 0.5") + edit("investigation", "factor = 2.0") +
    edit("event", "where = { name = \"Lange Reihe\" }\ndate = 2026-11-03\nhours = \"18:00-23:00\"\ncrowd = 40");

}  // namespace

TEST_CASE("the first replicate's own people are those that all replicates would share, the others' are not") {
  const auto shared = village_with(""), own = village_with(kOwn);
  CHECK(shared->planned == nullptr);
  CHECK(own->scenario_sha256 != shared->scenario_sha256);
  CHECK(same_data(simulate(*own, 0), simulate(*shared, 0)));
  CHECK_FALSE(same_data(simulate(*own, 1), simulate(*shared, 1)));
  const auto first = engine::with_people_of(*own, 1), second = engine::with_people_of(*own, 2);
  CHECK(first->population.residents.age != own->population.residents.age);
  CHECK(first->population.residents.age != second->population.residents.age);
  CHECK(same_data(simulate(*own, 1), simulate(*first, 1)));
}

TEST_CASE("two plans meet the same people in a replicate of the same number") {
  const auto before = engine::with_people_of(*village_with(kOwn), 3), after = engine::with_people_of(*village_with(kOwn + kPlan), 3);
  CHECK(before->population.residents.age == after->population.residents.age);
  CHECK(before->population.residents.walk_speed == after->population.residents.walk_speed);
}

TEST_CASE("a plan works once on people that a replicate draws for itself") {
  const auto plain = village_with(kOwn), planned = village_with(kOwn + kPlan);
  const auto again = engine::with_people_of(*planned, 0);   // what the setup itself holds, made anew
  CHECK(again->scenario.parameters.police.clearance == planned->scenario.parameters.police.clearance);
  CHECK(again->scenario.parameters.police.clearance != plain->scenario.parameters.police.clearance);
  CHECK(again->levers.places.effort == planned->levers.places.effort);
  CHECK(again->levers.places.security_eur == planned->levers.places.security_eur);
  CHECK(again->population.dwelling_secured == planned->population.dwelling_secured);
  CHECK(same_data(simulate(*again, 0), simulate(*planned, 0)));
  const auto other = engine::with_people_of(*planned, 1);
  CHECK(other->population.dwelling_secured != planned->population.dwelling_secured);
  REQUIRE(other->crowd.gatherings.size() == 1);
  CHECK(other->crowd.gatherings.front().guests.size() > 0);
}
