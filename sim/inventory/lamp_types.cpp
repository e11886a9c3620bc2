// Tables of words; compared in the form of folded().
#include "sim/inventory/lamp_types.hpp"

#include "sim/inventory/quantities.hpp"
#include "sim/photometry/luminaire.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace lichtung::inventory {
namespace {

using town::Luminaire;

constexpr std::array<LampType, 11> kTypes{{
    {"led", 0.0, 0.0, Luminaire::MastHead, "led leds", "leuchtdiode lightemitting"},
    {"gas", 0.0, 2700.0, Luminaire::Historical, "gas", "gasleucht gaslicht gaslat gaslight gaslamp"},
    {"lps", 150.0, 1800.0, Luminaire::Sodium, "lps sox lse", "niederdruck lowpressuresodium"},
    {"hps", 100.0, 2000.0, Luminaire::Sodium, "hps nav son hse hst nah nad na naht nahe shp", "natrium sodium"},
    {"metal_halide", 90.0, 3500.0, Luminaire::Sodium, "mh hit hie hci hqi cdm cdo cpo mhn mht hmd",
     "metalldampf halogenmet metalhalide cosmopolis"},
    {"mercury", 50.0, 4000.0, Luminaire::Sodium, "mv hql hme hpl hpm hsl", "quecksilber mercury"},
    {"compact_fluorescent", 65.0, 3000.0, Luminaire::Sodium, "cfl tc tcl tcd tct pl pll plc dulux",
     "kompakt compact energiespar"},
    {"fluorescent", 85.0, 4000.0, Luminaire::Sodium, "fl t5 t8 t12 t16 t26 t38 tl tld ll lsr",
     "leuchtstoff fluorescent"},
    {"induction", 70.0, 3000.0, Luminaire::Sodium, "ql endura", "induktion induction"},
    {"halogen", 18.0, 2900.0, Luminaire::Sodium, "qt hal", "halogen"},
    {"incandescent", 12.0, 2700.0, Luminaire::Sodium, "inc gl agl", "incandescent gluehl gluehb"},
}};

struct Form {
  Luminaire luminaire;
  std::string_view stems;
};
constexpr std::array<Form, 2> kForms{{
    {Luminaire::Bollard, "poller bollard"},
    {Luminaire::Historical, "histor altstadt altberlin schinkel nostalg posttop aufsatz pilz kugel lantern teardrop"},
}};
constexpr std::string_view kMastHeads =
    "koffer ansatz mastkopf peitsche seilleucht haengeleucht cobra masthead overhead technisch";

constexpr std::string_view kOut =
    "ausserbetrieb stillgelegt demontiert abgebaut entfernt rueckgebaut abgeschaltet inaktiv geplant nein inactive "
    "outofservice removed decommissioned retired abandoned demolished proposed planned disused no false";

/// Calls `use` with each part of a list, until it says true.
template <class Use>
bool any_of_list(std::string_view list, char separator, Use use) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    if (end > 0 && use(list.substr(0, end))) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

/// Letters and digits of a text: as words, and run together.
struct Words {
  std::vector<std::string> single;
  std::string joined;

  explicit Words(std::string_view text) : single(1) {
    for (const char c : folded(text)) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U;
      if (!letter && !single.back().empty()) single.emplace_back();
      if (!letter) continue;
      single.back() += c;
      joined += c;
    }
  }
  [[nodiscard]] bool have_token(std::string_view tokens) const {
    return any_of_list(tokens, ' ', [&](std::string_view token) {
      return std::ranges::any_of(single, [&](const std::string& word) {
        // "NAV70", "HQL125": the watts may follow directly.
        return word.starts_with(token) &&
               std::ranges::all_of(word.substr(token.size()), [](char c) { return c >= '0' && c <= '9'; });
      });
    });
  }
  [[nodiscard]] bool have_stem(std::string_view stems) const {
    return any_of_list(stems, ' ', [&](std::string_view stem) { return joined.find(stem) != std::string::npos; });
  }
};

}  // namespace

std::span<const LampType> lamp_types() { return kTypes; }

const LampType* lamp_type_of(std::string_view text) {
  const Words words(text);
  // A word of its own tells more than a part of one: "NAV (Natrium)" and "Halogen-Metalldampf HIT" alike.
  for (const LampType& type : kTypes)
    if (words.have_token(type.tokens)) return &type;
  for (const LampType& type : kTypes)
    if (words.have_stem(type.stems)) return &type;
  return nullptr;
}

std::optional<Luminaire> luminaire_of(std::string_view text) {
  const std::string key = folded(text);
  const auto& builtin = photometry::builtin_luminaires();
  for (std::size_t i = 0; i < builtin.size(); ++i)
    if (key == builtin[i].key) return static_cast<Luminaire>(i);
  const Words words(text);
  for (const Form& form : kForms)
    if (words.have_stem(form.stems)) return form.luminaire;
  return {};
}

bool names_mast_head(std::string_view text) { return Words(text).have_stem(kMastHeads); }

bool out_of_service(std::string_view status, std::string_view words) {
  const std::string given = Words(status).joined;
  if (!words.empty())
    return any_of_list(words, ',', [&](std::string_view word) { return Words(word).joined == given; });
  return any_of_list(kOut, ' ', [&](std::string_view word) { return given == word; });
}

}  // namespace lichtung::inventory
