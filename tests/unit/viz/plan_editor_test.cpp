#include "viz/editor/plan_editor.hpp"

#include "sim/outcome/file.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

using namespace lichtung;
using viz::PlanEditor;
namespace fs = std::filesystem;

namespace {

/// A folder of its own with a scenario to base plans on.
struct Desk {
  fs::path folder;
  Desk() {
    std::string name = (fs::temp_directory_path() / "lichtung-plan-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder = name;
    write("bestand.toml", "schema = 1\n[map]\nsynthetic = \"kleinstadt\"\n");
  }
  ~Desk() { fs::remove_all(folder); }
  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name, std::ios::binary) << text;
    return folder / name;
  }
};

}  // namespace

TEST_CASE("every step of a plan can be undone and done again") {
  const Desk desk;
  PlanEditor editor(desk.folder, "bestand.toml");
  const PlanDocument empty = editor.plan();
  const std::size_t e = editor.add("lighting");
  editor.set_segments(e, std::vector<std::uint32_t>{7, 3, 7});
  CHECK(editor.set(e, "class", "\"P3\""));
  editor.duplicate(e);
  editor.remove(0);
  const PlanDocument full = editor.plan();
  REQUIRE(full.edits.size() == 1);
  CHECK(full.edits[0].where == std::vector<PlanKey>{{"segment", "[3, 7]"}});
  for (int i = 0; i < 5; ++i) editor.undo();
  CHECK(editor.plan() == empty);
  CHECK_FALSE(editor.can_undo());
  for (int i = 0; i < 5; ++i) editor.redo();
  CHECK(editor.plan() == full);
  CHECK_FALSE(editor.can_redo());
}

TEST_CASE("what changes nothing is no step, and a new step ends what could be done again") {
  const Desk desk;
  PlanEditor editor(desk.folder, "bestand.toml");
  editor.add("lighting");
  editor.set(0, "flux", "900");
  const auto version = editor.version();
  editor.set(0, "flux", "900");
  editor.unset(0, "height");
  CHECK(editor.version() == version);
  editor.undo();
  CHECK(editor.can_redo());
  editor.set(0, "flux", "800");
  CHECK_FALSE(editor.can_redo());
}

TEST_CASE("a dragged slider is one step") {
  const Desk desk;
  PlanEditor editor(desk.folder, "bestand.toml");
  editor.add("lighting");
  editor.begin_group();
  for (int v = 0; v < 50; ++v) editor.set(0, "flux_factor", "1." + std::to_string(v));
  editor.end_group();
  editor.undo();
  CHECK(editor.plan().edits[0].keys.empty());
  editor.undo();
  CHECK(editor.plan().edits.empty());
}

TEST_CASE("a value that would change more than its key is refused") {
  const Desk desk;
  PlanEditor editor(desk.folder, "bestand.toml");
  editor.add("lighting");
  CHECK_FALSE(editor.set(0, "class", "\"P3\"\nremove = true"));
  CHECK_FALSE(editor.set(0, "class", "P3"));
  CHECK(editor.plan().edits[0].keys.empty());
  CHECK_THROWS_AS(editor.set(1, "class", "\"P3\""), std::out_of_range);
}

TEST_CASE("problems stand beside the edit they belong to and go when it is mended") {
  const Desk desk;
  PlanEditor editor(desk.folder, "bestand.toml");
  editor.add("lighting");
  editor.set_whole_town(0, true);
  editor.add("lighting");
  editor.set(1, "class", "\"P3\"");
  REQUIRE(editor.problems_of(0).size() == 1);
  CHECK(editor.problems_of(0)[0].diagnostic.key == "diagnostic.edit_changes_nothing");
  REQUIRE(editor.problems_of(1).size() == 1);
  CHECK(editor.problems_of(1)[0].diagnostic.key == "diagnostic.no_where");
  editor.set(0, "retrofit", "true");
  editor.set_segments(1, std::vector<std::uint32_t>{12});
  CHECK(editor.problems().empty());
}

TEST_CASE("a saved plan opens as the same plan, and an existing file is replaced only when asked") {
  const Desk desk;
  PlanEditor editor(desk.folder, "bestand.toml");
  editor.add("lighting");
  editor.set_where(0, "name", "\"Am Markt\"");
  editor.set(0, "dim", "[\"23:00-05:00 50%\"]");
  editor.set_name("Nachts halb");
  CHECK(editor.changed());
  editor.save(desk.folder / "plan.toml", false);
  CHECK_FALSE(editor.changed());
  CHECK_THROWS_AS(editor.save(desk.folder / "plan.toml", false), outcome::FileError);
  editor.save(desk.folder / "plan.toml", true);
  PlanEditor again(desk.folder, "");
  CHECK(again.open(desk.folder / "plan.toml").empty());
  CHECK(again.plan() == editor.plan());
  CHECK(again.problems().empty());
}

TEST_CASE("a plan saved in another folder still finds its base") {
  const Desk desk;
  fs::create_directory(desk.folder / "plaene");
  PlanEditor editor(desk.folder, "bestand.toml");
  editor.save(desk.folder / "plaene" / "plan.toml", false);
  CHECK(editor.plan().base == "../bestand.toml");
  CHECK(editor.problems().empty());
}

TEST_CASE("a file that is no plan leaves the editor as it was") {
  const Desk desk;
  PlanEditor editor(desk.folder, "bestand.toml");
  editor.add("lighting");
  const PlanDocument before = editor.plan();
  CHECK_FALSE(editor.open(desk.folder / "bestand.toml").empty());
  CHECK_FALSE(editor.open(desk.folder / "gibt-es-nicht.toml").empty());
  CHECK(editor.plan() == before);
  CHECK(editor.can_undo());
}

TEST_CASE("the map can draw which segments a plan names") {
  PlanDocument plan;
  plan.edits.push_back({"lighting", false, {{"segment", "[3, 40, 5]"}}, {}});
  plan.edits.push_back({"lighting", true, {}, {}});
  plan.edits.push_back({"lighting", false, {{"segment", "8"}}, {}});
  CHECK(viz::named_segments(plan) == std::vector<std::vector<std::uint32_t>>{{3, 40, 5}, {}, {8}});
}
