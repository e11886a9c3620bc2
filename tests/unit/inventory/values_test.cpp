// Numbers with units, words for light sources, luminaires and schedules, names of columns.
#include "geodata.hpp"

#include "sim/inventory/lamp_types.hpp"
#include "sim/inventory/quantities.hpp"
#include "sim/inventory/schedules.hpp"
#include "sim/photometry/luminaire.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace lichtung;
using namespace lichtung::inventory;

namespace {

double value(const std::string& text, Quantity quantity, Unit unit) {
  const Reading reading = read_quantity(text, quantity, unit);
  return reading.as == ReadAs::Number ? reading.value : std::numeric_limits<double>::quiet_NaN();
}
double metres(const std::string& text, Unit unit = Unit::Metre) { return value(text, Quantity::Length, unit); }
double watts(const std::string& text) { return value(text, Quantity::Power, Unit::Watt); }
double lumens(const std::string& text) { return value(text, Quantity::Flux, Unit::Lumen); }
double kelvins(const std::string& text) { return value(text, Quantity::Colour, Unit::Kelvin); }
ReadAs read_as(const std::string& text) { return read_quantity(text, Quantity::Length, Unit::Metre).as; }

}  // namespace

TEST_CASE("Heights are read in metres, centimetres and feet") {
  CHECK(metres("4.5") == 4.5);
  CHECK(metres("4,5 m") == 4.5);
  CHECK(metres("450 cm") == Approx(4.5));
  CHECK(metres("16 ft") == Approx(4.8768));
  CHECK(metres("16'") == Approx(4.8768));
  CHECK(metres("30 Feet") == Approx(9.144));
  CHECK(metres("16", Unit::Foot) == Approx(4.8768));
  CHECK(metres("5 m", Unit::Foot) == 5.0);  // a unit of its own wins
  CHECK(metres(" ca. 6 ") == 6.0);
  CHECK(metres("5\xC2\xA0m") == 5.0);
}

TEST_CASE("A typed number is a number in the column's unit") {
  CHECK(read_quantity(16.0, Quantity::Length, Unit::Foot).value == Approx(4.8768));
  CHECK(read_quantity(std::numeric_limits<double>::quiet_NaN(), Quantity::Length, Unit::Metre).as == ReadAs::Missing);
  CHECK(read_quantity(std::numeric_limits<double>::infinity(), Quantity::Length, Unit::Metre).as == ReadAs::Unreadable);
}

TEST_CASE("Three digits after a separator are thousands in fluxes and colours, decimals in heights") {
  CHECK(lumens("4.500") == 4500.0);
  CHECK(lumens("4,500 lm") == 4500.0);
  CHECK(lumens("55.000") == 55000.0);
  CHECK(lumens("4500.000") == 4500.0);
  CHECK(lumens("850.000") == 850.0);  // 850 000 lm is no street lamp
  CHECK(kelvins("3.000") == 3000.0);
  CHECK(watts("70.000") == 70.0);
  CHECK(watts("1.000") == 1000.0);  // 1 W is no street lamp
  CHECK(metres("4.500") == 4.5);
  CHECK(metres("12,000") == 12.0);
  CHECK(lumens("1.250,5") == 1250.5);
  CHECK(lumens("1,250.5") == 1250.5);
  CHECK(lumens("12 klm") == 12000.0);
}

TEST_CASE("Colours may be marked as on fluorescent tubes") {
  CHECK(kelvins("3000K") == 3000.0);
  CHECK(kelvins("830") == 3000.0);
  CHECK(kelvins("740") == 4000.0);
  CHECK(kelvins("727") == 2700.0);
  CHECK(kelvins("2700 K") == 2700.0);
}

TEST_CASE("Two lamps of a power are two lamps") {
  const Reading reading = read_quantity(std::string("2x36W"), Quantity::Power, Unit::Watt);
  CHECK(reading.value == 36.0);
  CHECK(reading.times == 2);
  CHECK(watts("2 x 18 W") == 18.0);
  CHECK(watts("0.07 kW") == Approx(70.0));
}

TEST_CASE("Words for nothing are no oddity, other words are") {
  for (const auto* nothing : {"", " ", "N/A", "n/a", "NULL", "-", "?", "unbekannt", "k.A.", "nan", "#NV"}) {
    INFO(nothing);
    CHECK(read_as(nothing) == ReadAs::Missing);
  }
  for (const auto* odd : {"abc", "16 furlongs", "3 W", "4.5.6,7,8x", "inf", "1e999", "0x10", "4 5", "--5", "+-5"}) {
    INFO(odd);
    CHECK(read_as(odd) == ReadAs::Unreadable);
  }
  CHECK(metres("-4") == -4.0);  // readable; the range refuses it
  CHECK(metres("1e1") == 10.0);
}

TEST_CASE("Light sources are known by their German, English and makers' names") {
  const auto key = [](const char* text) {
    const LampType* type = lamp_type_of(text);
    return type == nullptr ? std::string_view("?") : type->key;
  };
  for (const auto* text :
       {"HPS-High Pressure Sodium", "NAV-T 70W", "NAV70", "SON-T", "Natriumdampf-Hochdruck", "HSE 50/70", "NaH 100"})
    CHECK(key(text) == "hps");
  for (const auto* text : {"LPS", "SOX 55", "Natriumdampf-Niederdruck", "Low Pressure Sodium"})
    CHECK(key(text) == "lps");
  for (const auto* text : {"MH-Metal Halide", "HIT-CE 70", "Halogen-Metalldampf", "HCI-T", "CPO-TW CosmoPolis"})
    CHECK(key(text) == "metal_halide");
  for (const auto* text : {"MV-Mercury Vapor", "HQL 80W", "HQL125", "Quecksilberdampf", "HME"})
    CHECK(key(text) == "mercury");
  for (const auto* text : {"TC-L 24", "Kompaktleuchtstofflampe", "CFL", "Dulux L"})
    CHECK(key(text) == "compact_fluorescent");
  for (const auto* text : {"Leuchtstofflampe", "T8 36W", "FL", "Fluorescent tube"}) CHECK(key(text) == "fluorescent");
  for (const auto* text : {"LED-Light Emitting Diode", "LED", "led 3000K"}) CHECK(key(text) == "led");
  for (const auto* text : {"Gas", "Gasleuchte 4-flammig", "Gaslaterne"}) CHECK(key(text) == "gas");
  for (const auto* text : {"INC-Incandescent", "Glühlampe", "GLUEHBIRNE"}) CHECK(key(text) == "incandescent");
  CHECK(key("Halogen") == "halogen");
  for (const auto* text : {"", "Mast", "Holz", "Spiegel", "Kugel"}) CHECK(key(text) == "?");
}

TEST_CASE("Efficacies rank as physics has it, and none exceeds the best lamp made") {
  double before = 1e9;
  for (const auto* key : {"lps", "hps", "metal_halide", "mercury", "halogen", "incandescent"}) {
    const auto types = lamp_types();
    const auto type = std::ranges::find(types, std::string_view(key), &LampType::key);
    REQUIRE(type != types.end());
    CHECK(type->efficacy_lm_w < before);
    before = type->efficacy_lm_w;
  }
  for (const LampType& type : lamp_types()) CHECK(type.efficacy_lm_w <= 200.0);
}

TEST_CASE("Luminaires are known by key and by form") {
  const auto& builtin = photometry::builtin_luminaires();
  for (std::size_t i = 0; i < builtin.size(); ++i)
    CHECK(luminaire_of(builtin[i].key) == static_cast<town::Luminaire>(i));
  CHECK(luminaire_of("Pollerleuchte") == town::Luminaire::Bollard);
  CHECK(luminaire_of("Posttop") == town::Luminaire::Historical);
  CHECK(luminaire_of("Altstadtleuchte") == town::Luminaire::Historical);
  CHECK_FALSE(luminaire_of("Cobrahead Cutoff").has_value());
  CHECK(names_mast_head("Cobrahead Cutoff"));
  CHECK(names_mast_head("Kofferleuchte"));
}

TEST_CASE("A status tells what doesn't burn, by usual words or the user's") {
  CHECK(out_of_service("außer Betrieb", ""));
  CHECK(out_of_service("Ausser Betrieb", ""));
  CHECK(out_of_service("demontiert", ""));
  CHECK(out_of_service("Decommissioned", ""));
  CHECK_FALSE(out_of_service("in Betrieb", ""));
  CHECK_FALSE(out_of_service("Active", ""));
  CHECK_FALSE(out_of_service("", ""));
  CHECK(out_of_service("0", "0, Lager"));
  CHECK(out_of_service("lager", "0, Lager"));
  CHECK_FALSE(out_of_service("demontiert", "0, Lager"));
}

TEST_CASE("Schedules are read from words and from steps") {
  REQUIRE(read_schedule("Halbnacht"));
  CHECK(read_schedule("Halbnacht")->steps == std::vector<DimStep>{{23 * 60, 5 * 60, 0.0}});
  CHECK(*read_schedule("ganznächtig") == LampSchedule{});
  CHECK(read_schedule("24h")->how == LampSwitch::AllDay);
  REQUIRE(read_schedule("22:30-05:00 50%, 01:00-04:00 0%"));
  CHECK(read_schedule("22:30-05:00 50%, 01:00-04:00 0%")->steps ==
        std::vector<DimStep>{{22 * 60 + 30, 5 * 60, 0.5}, {60, 4 * 60, 0.0}});
  CHECK(read_schedule("23 - 5 Uhr: 30 %")->steps == std::vector<DimStep>{{23 * 60, 5 * 60, 0.3}});
  for (const auto* odd : {"", "Rundsteuerung", "23:00-05:00", "23:00-05:00 150%", "25:00-05:00 50%", "23:00-23:00 50%",
                          "23:61-05:00 5%"}) {
    INFO(odd);
    CHECK_FALSE(read_schedule(odd).has_value());
  }
}

TEST_CASE("Column names are compared without case, umlauts, units and fillers") {
  CHECK(plain_name("Lichtpunkthöhe [m]").name == "lichtpunkthoehe");
  CHECK(plain_name("Lichtpunkthöhe [m]").unit == "m");
  CHECK(plain_name("POLEHEIGHT_DESC").name == "poleheight");
  CHECK(plain_name("lph_m").name == "lph");
  CHECK(plain_name("mountingHeight_ft").name == "mountingheight");
  CHECK(plain_name("mountingHeight_ft").unit == "ft");
  CHECK(plain_name("WATTAGE1").name == "wattage");
  CHECK(plain_name("WATTAGE2").name == "wattage2");
  CHECK(plain_name("Anzahl der Leuchten").name == "anzahlleuchten");
  CHECK(plain_name("watt").name == "watt");
}

TEST_CASE("Usual German and English names are recognised, the more specific first") {
  const auto guessed = [](const std::vector<std::string>& columns, Role role) {
    const ColumnPlan plan = plan_columns(columns, {}, "a.csv");
    const ColumnUse* use = plan.find(role);
    return use == nullptr ? std::string() : use->name;
  };
  CHECK(guessed({"masthoehe", "Lichtpunkthöhe"}, Role::Height) == "Lichtpunkthöhe");
  CHECK(guessed({"Leistung_W"}, Role::Power) == "Leistung_W");
  CHECK(guessed({"Anschlussleistung", "Lampenleistung"}, Role::Power) == "Lampenleistung");
  CHECK(guessed({"lichtstrom_lm"}, Role::Flux) == "lichtstrom_lm");
  CHECK(guessed({"LEUCHTMITTEL"}, Role::Type) == "LEUCHTMITTEL");
  CHECK(guessed({"farbtemp"}, Role::Cct) == "farbtemp");
  CHECK(guessed({"OBJECTID", "Leuchten-Nr."}, Role::Id) == "Leuchten-Nr.");
  CHECK(guessed({"Straße", "Bemerkung", "Baujahr"}, Role::Power).empty());
}

TEST_CASE("One coordinate alone is none") {
  const ColumnPlan plan = plan_columns({"n", "watt"}, {}, "a.csv");
  CHECK(plan.find(Role::Y) == nullptr);
  CHECK(plan.unused == std::vector<std::string>{"n"});
}

TEST_CASE("Columns given by the user are used, the others guessed unless switched off") {
  const ColumnPlan plan =
      plan_columns({"a", "watt", "hoehe", "typ"}, {{"height", "A"}, {"power", ""}, {"type", "typ"}}, "a.csv");
  REQUIRE(plan.find(Role::Height) != nullptr);
  CHECK(plan.find(Role::Height)->column == 0);
  CHECK_FALSE(plan.find(Role::Height)->guessed);
  CHECK(plan.find(Role::Power) == nullptr);
  CHECK(plan.unused == std::vector<std::string>{"watt", "hoehe"});
}

TEST_CASE("Units come from the user, otherwise from the column's name") {
  const auto unit = [](const TextTable& wanted, const std::string& column) {
    return plan_columns({column}, wanted, "a.csv").find(Role::Height)->unit;
  };
  CHECK(unit({}, "height_ft") == Unit::Foot);
  CHECK(unit({}, "height") == Unit::Metre);
  CHECK(unit({{"height_unit", "cm"}}, "height_ft") == Unit::Centimetre);
  CHECK_THROWS_WITH(plan_columns({"hoehe"}, {{"height_unit", "W"}}, "a.csv"),
                    Catch::Contains("height_unit") && Catch::Contains("ft"));
}

TEST_CASE("All columns that aren't there are named at once, with the nearest that are") {
  try {
    (void)plan_columns({"lph_m", "watt"}, {{"height", "lph"}, {"power", "wat"}, {"flux", "zzzzzzzz"}}, "leuchten.gpkg");
    FAIL("no error");
  } catch (const DataError& error) {
    CHECK(error.kind == ErrorKind::Data);
    CHECK_THAT(error.what(), Catch::Contains("leuchten.gpkg") && Catch::Contains("'lph'") &&
                                 Catch::Contains("'wat' (for power; did you mean 'watt'?)") &&
                                 Catch::Contains("'zzzzzzzz' (for flux)") && Catch::Contains("lph_m, watt"));
  }
}
