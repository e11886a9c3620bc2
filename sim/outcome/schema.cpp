// The table of everything an outcome file may hold. To add a variable, add a row, run `test_outcome "[regenerate]"`
// (it rewrites the table in docs/outcome-format.md) and fill the column in the engine: writer and reader need nothing.
// Rules: root variables are float32 or int32 (QGIS reads no other types; int32 with frames is stored as float32); no
// meaning on a mesh may contain the word that QGIS takes for the angle of a vector ("direction").
#include "sim/outcome/schema.hpp"

#include <fmt/format.h>

#include <array>

namespace lichtung::outcome {
namespace {

using enum ValueType;

constexpr bool kIntensive = true;
constexpr std::string_view kRoot, kEdge = "edge", kTimeEdge = "time edge", kWeek = "hour_of_week segment",
                                  kRow = "row", kSegment = "segment";

constexpr std::array kSchema = std::to_array<VariableInfo>({
    // Root: the street network as a UGRID mesh of straight edges, for QGIS and xarray.
    {kRoot, "network", I32, "", "", "UGRID mesh topology: one dimension, nodes and straight edges"},
    {kRoot, "crs", I32, "", "", "coordinate reference system of node_x and node_y (attributes epsg and wkt)"},
    {kRoot, "node_x", F64, "node", "m", "easting of a node"},
    {kRoot, "node_y", F64, "node", "m", "northing of a node"},
    {kRoot, "edge_nodes", I32, "edge two", "", "first and last node of an edge, counted from 0"},
    {kRoot, "edge_segment", I32, kEdge, "", "index of the street segment that this straight edge is a piece of"},
    {kRoot, "time", F64, "time", "s", "start of a frame, in seconds since the start of the run"},
    {kRoot, "illuminance_mean", F32, kEdge, "lx", "mean horizontal illuminance with all lamps on", kIntensive},
    {kRoot, "illuminance_min", F32, kEdge, "lx", "minimum horizontal illuminance with all lamps on", kIntensive},
    {kRoot, "lit_class", I32, kEdge, "1", "lighting class of EN 13201-2 met: 1 to 6 for P1 to P6, 7 for none",
     kIntensive},
    {kRoot, "fear_night", F32, kTimeEdge, "1",
     "mean perceived unsafety (0 to 1) of the people who pass at night", kIntensive},
    {kRoot, "footfall_day", F32, kTimeEdge, "1", "persons who pass per day in daylight, mean over the frame's days"},
    {kRoot, "footfall_night", F32, kTimeEdge, "1", "persons who pass per day after dark, mean over the frame's days"},
    {kRoot, "incidents_*", I32, kTimeEdge, "1", "sampled incidents of one offence kind (ledger: true)"},
    {kRoot, "expected_*", F32, kTimeEdge, "1", "expected incidents of one offence kind: hazards summed (ledger: true)"},
    {kRoot, "reported_*", I32, kTimeEdge, "1", "incidents of one offence kind reported by victims or witnesses"},
    {kRoot, "discovered_*", I32, kTimeEdge, "1", "incidents of one offence kind discovered by patrol or camera"},
    {kRoot, "recorded_*", I32, kTimeEdge, "1", "incidents of one offence kind that the police know of"},
    {kRoot, "patrol_minutes", F32, kTimeEdge, "min", "minutes that patrol units spend here in the frame"},
    {kRoot, "disorder", F32, kTimeEdge, "1", "visible disorder at the end of the frame, 0 is none", kIntensive},
    {kRoot, "night_passes", F32, kEdge, "d-1", "persons who pass per night in the dark on foot or by bicycle"},
    {kRoot, "night_unsafe", F32, kEdge, "d-1", "of those who pass per night, persons who feel unsafe on entering"},
    {kRoot, "night_away", F32, kEdge, "d-1", "persons who stay away per night because of how the street feels"},
    {kRoot, "night_concerned_share", F32, kEdge, "1",
     "share of those who pass or would pass in the dark that feels unsafe or would, 0 if there is nobody", kIntensive},
    {kRoot, "night_offences", F32, kEdge, "d-1", "expected robberies and assaults per night in the dark (ledger: true)"},
    // Profile: the typical week.
    {"profile", "hour_of_week", I32, "hour_of_week", "h", "hour of the week, 0 is Monday 00:00 to 01:00"},
    {"profile", "footfall", F32, kWeek, "h-1", "persons who pass per hour"},
    {"profile", "fear", F32, kWeek, "1", "mean perceived unsafety (0 to 1) of those who pass", kIntensive},
    {"profile", "patrol", F32, kWeek, "min h-1", "minutes of patrol presence per hour"},
    {"profile", "incidents", F32, kWeek, "h-1", "sampled incidents of all kinds per hour (ledger: true)"},
    // Segments: one row per street segment, in the order of edge_segment.
    {"segments", "osm_way_id", I64, kSegment, "", "OpenStreetMap way, 0 if there is none"},
    {"segments", "name", Text, kSegment, "", "street name, may be empty"},
    {"segments", "kind", U8, kSegment, "",
     "0 motorway, 1 primary, 2 secondary, 3 tertiary, 4 residential, 5 living street, 6 pedestrian, 7 service, "
     "8 track, 9 footway, 10 cycleway, 11 path, 12 steps, 13 platform"},
    {"segments", "lit", U8, kSegment, "",
     "0 unknown, 1 yes, 2 no, 3 limited, 4 automatic, 5 all day, 6 sunset to sunrise"},
    {"segments", "width_class", U8, kSegment, "", "0 below 3 m, 1 below 6 m, 2 below 12 m, 3 wider"},
    {"segments", "class", U8, kSegment, "", "lighting class of EN 13201-2 met: 1 to 6 for P1 to P6, 7 for none"},
    {"segments", "semicylindrical_min_lx", F32, kSegment, "lx",
     "least semi-cylindrical illuminance at 1.5 m over points and both ways of walking, with all lamps on"},
    {"segments", "dark_m", F32, kSegment, "m",
     "longest stretch whose darkest point across is below light.dark_stretch_lx, with all lamps on"},
    {"segments", "length_m", F32, kSegment, "m", "length"},
    {"segments", "width_m", F32, kSegment, "m", "width between the building fronts or of the way"},
    {"segments", "frontage_m", F32, kSegment, "m", "length of building fronts that face the segment"},
    {"segments", "refuge", F32, kSegment, "1", "hiding places, 0 to 1"},
    {"segments", "prospect_m", F32, kSegment, "m", "free sight"},
    {"segments", "escape", F32, kSegment, "1", "ways out within 50 m"},
    {"segments", "district", I32, kSegment, "", "row of the districts table, -1 if none"},
    {"segments", "dwellings", I32, kSegment, "1", "dwellings"},
    {"segments", "lamps", I32, kSegment, "1", "lamps that belong to the segment"},
    {"segments", "bridge", U8, kSegment, "", "1 on a bridge"},
    {"segments", "tunnel", U8, kSegment, "", "1 in a tunnel or underpass"},
    {"segments", "from_node", I32, kSegment, "", "mesh node where the segment starts"},
    {"segments", "to_node", I32, kSegment, "", "mesh node where the segment ends"},
    {"segments", "first_edge", I32, kSegment, "", "first mesh edge of the segment"},
    {"segments", "edges", I32, kSegment, "1", "number of mesh edges of the segment"},
    // Nights: one row per street segment, per night. In summary.h5 the means over replicates.
    {"night", "passes", F32, kSegment, "d-1", "persons who pass in the dark on foot or by bicycle"},
    {"night", "passes_women", F32, kSegment, "d-1", "persons who pass in the dark on foot or by bicycle: women"},
    {"night", "passes_14_24", F32, kSegment, "d-1", "persons who pass in the dark on foot or by bicycle: aged 14 to 24"},
    {"night", "passes_25_64", F32, kSegment, "d-1", "persons who pass in the dark on foot or by bicycle: aged 25 to 64"},
    {"night", "passes_65", F32, kSegment, "d-1", "persons who pass in the dark on foot or by bicycle: from 65"},
    {"night", "unsafe", F32, kSegment, "d-1", "of those who pass, persons who feel unsafe on entering"},
    {"night", "unsafe_women", F32, kSegment, "d-1", "of those who pass, persons who feel unsafe on entering: women"},
    {"night", "unsafe_14_24", F32, kSegment, "d-1", "of those who pass, persons who feel unsafe on entering: aged 14 to 24"},
    {"night", "unsafe_25_64", F32, kSegment, "d-1", "of those who pass, persons who feel unsafe on entering: aged 25 to 64"},
    {"night", "unsafe_65", F32, kSegment, "d-1", "of those who pass, persons who feel unsafe on entering: from 65"},
    {"night", "away", F32, kSegment, "d-1", "passes not made because of how the street feels"},
    {"night", "away_women", F32, kSegment, "d-1", "passes not made because of how the street feels: women"},
    {"night", "away_14_24", F32, kSegment, "d-1", "passes not made because of how the street feels: aged 14 to 24"},
    {"night", "away_25_64", F32, kSegment, "d-1", "passes not made because of how the street feels: aged 25 to 64"},
    {"night", "away_65", F32, kSegment, "d-1", "passes not made because of how the street feels: from 65"},
    {"night", "away_unsafe", F32, kSegment, "d-1", "of away, persons who would feel unsafe there"},
    {"night", "away_unsafe_women", F32, kSegment, "d-1", "of away, persons who would feel unsafe there: women"},
    {"night", "away_unsafe_14_24", F32, kSegment, "d-1", "of away, persons who would feel unsafe there: aged 14 to 24"},
    {"night", "away_unsafe_25_64", F32, kSegment, "d-1", "of away, persons who would feel unsafe there: aged 25 to 64"},
    {"night", "away_unsafe_65", F32, kSegment, "d-1", "of away, persons who would feel unsafe there: from 65"},
    {"night", "gave_up", F32, kSegment, "d-1", "of away: on tours cancelled, moved or made by car; the others took another way"},
    {"night", "passes_middle", F32, kSegment, "d-1", "persons who pass: of the middle class of sensitivity to fear"},
    {"night", "passes_high", F32, kSegment, "d-1", "persons who pass: of the high class of sensitivity to fear"},
    {"night", "away_unsafe_middle", F32, kSegment, "d-1", "away_unsafe: of the middle class of sensitivity to fear"},
    {"night", "away_unsafe_high", F32, kSegment, "d-1", "away_unsafe: of the high class of sensitivity to fear"},
    {"night", "term_dark", F32, kSegment, "d-1", "term of perceived unsafety from darkness, summed over passes: divided by passes its mean"},
    {"night", "term_hidden", F32, kSegment, "d-1", "term of perceived unsafety from hiding places and blocked sight, summed over passes: divided by passes its mean"},
    {"night", "term_no_way_out", F32, kSegment, "d-1", "term of perceived unsafety from few ways out, summed over passes: divided by passes its mean"},
    {"night", "term_disorder", F32, kSegment, "d-1", "term of perceived unsafety from disorder, summed over passes: divided by passes its mean"},
    {"night", "term_alone", F32, kSegment, "d-1", "term of perceived unsafety from company missing, summed over passes: divided by passes its mean"},
    {"night", "robbery", F32, kSegment, "d-1", "expected offences of robbery in the dark (ledger: true)"},
    {"night", "assault", F32, kSegment, "d-1", "expected offences of assault in the dark (ledger: true)"},
    {"districts", "name", Text, kRow, "", "name of the district"},
    {"districts", "residents", I32, kRow, "1", "synthetic residents"},
    {"districts", "households", I32, kRow, "1", "synthetic households"},
    {"districts", "dwellings", I32, kRow, "1", "dwellings"},
    {"districts", "segments", I32, kRow, "1", "street segments"},
    {"districts", "area_km2", F64, kRow, "km2", "area"},
    // Incidents: one row per sampled incident, by time.
    {"incidents", "time_s", F64, kRow, "s", "time since the start of the run, ascending"},
    {"incidents", "day", I32, kRow, "", "day of the run, from 0"},
    {"incidents", "minute", I32, kRow, "min", "minute of that day, from its start at 04:00"},
    {"incidents", "segment", I32, kRow, "", "street segment"},
    {"incidents", "kind", U8, kRow, "", "0 burglary, 1 robbery, 2 assault, 3 bicycle theft, 4 damage"},
    {"incidents", "offender", I32, kRow, "", "synthetic offender"},
    {"incidents", "attempted", U8, kRow, "", "1 if it stayed an attempt"},
    {"incidents", "reported", U8, kRow, "", "1 if a victim or witness reported it"},
    {"incidents", "discovered", U8, kRow, "", "1 if a patrol or camera discovered it"},
    {"incidents", "cleared", U8, kRow, "", "0 not cleared, 1 arrest on the spot, 2 camera, 3 investigation"},
    {"incidents", "displaced_from", I32, kRow, "", "segment that was preferred until the plan made it worse, or -1"},
    {"incidents", "victim_age_band", I32, kRow, "", "age band of the victim as in residents, -1 if no person"},
    {"incidents", "victim_sex", I32, kRow, "", "0 female, 1 male, -1 if no person"},
    {"incidents", "building", I32, kRow, "", "building, -1 if none"},
    {"incidents", "x", F64, kRow, "m", "easting"},
    {"incidents", "y", F64, kRow, "m", "northing"},
    // Patrols.
    {"patrol_units", "name", Text, kRow, "", "name of the unit"},
    {"patrol_units", "kind", U8, kRow, "", "0 foot, 1 bicycle, 2 car, 3 Ordnungsdienst (municipal order service)"},
    {"patrol_units", "strategy", Text, kRow, "", "patrol strategy"},
    {"patrol_units", "crew", I32, kRow, "1", "officers in the unit"},
    {"patrol_units", "home_segment", I32, kRow, "", "segment where shifts start, -1 if none"},
    {"patrol_units", "shift_start_min", I32, kRow, "min", "start of the shift, minutes after midnight"},
    {"patrol_units", "shift_minutes", I32, kRow, "min", "length of the shift"},
    {"patrol_units", "patrol_minutes", F64, kRow, "min", "minutes on patrol over the run"},
    {"patrol_units", "busy_minutes", F64, kRow, "min", "minutes bound by calls, processing and other duties"},
    {"patrol_calls", "time_s", F64, kRow, "s", "time of the call since the start of the run, ascending"},
    {"patrol_calls", "segment", I32, kRow, "", "street segment"},
    {"patrol_calls", "kind", U8, kRow, "", "offence kind as in incidents, 255 for another matter"},
    {"patrol_calls", "unit", I32, kRow, "", "row of patrol_units, -1 if nobody came"},
    {"patrol_calls", "incident", I32, kRow, "", "row of incidents, -1 if none"},
    {"patrol_calls", "wait_s", F32, kRow, "s", "time until a unit was free"},
    {"patrol_calls", "travel_s", F32, kRow, "s", "time of travel"},
    {"patrol_calls", "backup", I32, kRow, "", "row of patrol_units of a second unit that was needed, -1 if none"},
    {"patrol_calls", "backup_s", F32, kRow, "s", "time one officer alone waited at the scene for it"},
    {"patrol_calls", "officers", I32, kRow, "1", "officers at the scene when they could act, 0 if not yet"},
    {"patrol_calls", "response_s", F32, kRow, "s", "time from the call until officers can act, NaN if nobody came"},
    {"patrol_positions", "time_s", I32, kRow, "s", "time since the start of the run, ascending (recorded days)"},
    {"patrol_positions", "unit", I32, kRow, "", "row of patrol_units"},
    {"patrol_positions", "segment", I32, kRow, "", "street segment"},
    // People: synthetic residents, never a real person.
    {"residents", "household", I32, kRow, "", "synthetic household"},
    {"residents", "home_segment", I32, kRow, "", "street segment of the home"},
    {"residents", "age_band", U8, kRow, "", "age band: 0 under 6, 1 6–13, 2 14–17, 3 18–24, 4 25–44, 5 45–64, 6 65–79, 7 from 80"},
    {"residents", "sex", U8, kRow, "", "0 female, 1 male"},
    {"residents", "activity", U8, kRow, "", "0 small child, 1 pupil, 2 student, 3 employed, 4 at home, 5 retired"},
    {"avoidance", "sex", U8, kRow, "", "0 female, 1 male"},
    {"avoidance", "age_band", U8, kRow, "", "age band as in residents"},
    {"avoidance", "residents", I32, kRow, "1", "synthetic residents in this group"},
    {"avoidance", "night_trips", F64, kRow, "1", "tours made or wanted after dark, not by car"},
    {"avoidance", "avoided_cancelled", F64, kRow, "1", "trips cancelled out of fear"},
    {"avoidance", "avoided_shifted", F64, kRow, "1", "trips moved to another time out of fear"},
    {"avoidance", "avoided_mode", F64, kRow, "1", "trips made by another mode out of fear"},
    {"avoidance", "night_walks", F64, kRow, "1", "walks made after dark"},
    {"avoidance", "detour_m", F64, kRow, "m", "mean detour per night trip on foot or bicycle"},
    {"avoidance", "fear_share", F64, kRow, "1", "mean perceived unsafety (0 to 1) on those walks"},
    {"avoidance", "reason_dark", F64, kRow, "1", "tours avoided because the worst street is dark"},
    {"avoidance", "reason_hidden", F64, kRow, "1", "because it is hidden or can't be overseen"},
    {"avoidance", "reason_no_way_out", F64, kRow, "1", "because it has no way out"},
    {"avoidance", "reason_disorder", F64, kRow, "1", "because it is run down"},
    {"avoidance", "reason_alone", F64, kRow, "1", "because one is alone there"},
    // Feared places: one row per place, worst first. People are those of its core street, per night.
    {"angst", "rank", I32, kRow, "", "rank by people concerned, from 1"},
    {"angst", "name", Text, kRow, "", "street name if most of the place bears names, else empty"},
    {"angst", "kind", U8, kRow, "", "kind of the core street as in segments"},
    {"angst", "tunnel", U8, kRow, "", "1 if the core street is an underpass"},
    {"angst", "near", Text, kRow, "", "nearest named street if the place has no name"},
    {"angst", "streets", I32, kRow, "1", "street segments"},
    {"angst", "core", I32, kRow, "", "street segment where most people are concerned"},
    {"angst", "risk", U8, kRow, "", "expected offences per person-kilometre: 0 not above those of the town, 1 above, 2 too few passes to say"},
    {"angst", "class_worst", U8, kRow, "", "worst lighting class: 1 to 6 for P1 to P6, 7 for none"},
    {"angst", "best", U8, kRow, "", "measure that relieves most: 0 light, 1 free sight, 2 another way out, 3 cleaning, 4 company, 5 foot patrol"},
    {"angst", "length_m", F64, kRow, "m", "length along its streets"},
    {"angst", "x", F64, kRow, "m", "easting of the core"},
    {"angst", "y", F64, kRow, "m", "northing of the core"},
    {"angst", "passes", F64, kRow, "d-1", "persons who pass in the dark on foot or by bicycle"},
    {"angst", "unsafe", F64, kRow, "d-1", "of these, persons who feel unsafe"},
    {"angst", "away", F64, kRow, "d-1", "persons who stay away"},
    {"angst", "gave_up", F64, kRow, "d-1", "of these, on tours cancelled, moved or made by car"},
    {"angst", "concerned", F64, kRow, "d-1", "persons concerned: unsafe + away"},
    {"angst", "concerned_share", F64, kRow, "1", "concerned / (passes + away)"},
    {"angst", "concerned_women", F64, kRow, "d-1", "persons concerned: women; NaN for small groups"},
    {"angst", "share_women", F64, kRow, "1", "share concerned of those who pass or would: women; NaN for small groups"},
    {"angst", "concerned_men", F64, kRow, "d-1", "persons concerned: men; NaN for small groups"},
    {"angst", "share_men", F64, kRow, "1", "share concerned of those who pass or would: men; NaN for small groups"},
    {"angst", "concerned_14_24", F64, kRow, "d-1", "persons concerned: aged 14 to 24; NaN for small groups"},
    {"angst", "share_14_24", F64, kRow, "1", "share concerned of those who pass or would: aged 14 to 24; NaN for small groups"},
    {"angst", "concerned_25_64", F64, kRow, "d-1", "persons concerned: aged 25 to 64; NaN for small groups"},
    {"angst", "share_25_64", F64, kRow, "1", "share concerned of those who pass or would: aged 25 to 64; NaN for small groups"},
    {"angst", "concerned_65", F64, kRow, "d-1", "persons concerned: from 65; NaN for small groups"},
    {"angst", "share_65", F64, kRow, "1", "share concerned of those who pass or would: from 65; NaN for small groups"},
    {"angst", "concerned_km", F64, kRow, "km d-1", "persons concerned times length, over all its streets"},
    {"angst", "reason_dark", F64, kRow, "1", "share of the terms of perceived unsafety: darkness; the five sum to 1"},
    {"angst", "reason_hidden", F64, kRow, "1", "share of the terms of perceived unsafety: hiding places and blocked sight; the five sum to 1"},
    {"angst", "reason_no_way_out", F64, kRow, "1", "share of the terms of perceived unsafety: few ways out; the five sum to 1"},
    {"angst", "reason_disorder", F64, kRow, "1", "share of the terms of perceived unsafety: disorder; the five sum to 1"},
    {"angst", "reason_alone", F64, kRow, "1", "share of the terms of perceived unsafety: company missing; the five sum to 1"},
    {"angst", "offences_per_1000_km", F64, kRow, "1", "expected robberies and assaults in the dark per 1000 kilometres walked (10 000 passes of 100 m)"},
    {"angst", "offences_per_km_year", F64, kRow, "km-1 yr-1", "expected robberies and assaults in the dark per street kilometre and year"},
    {"angst", "class_mean", F64, kRow, "1", "mean lighting class by length"},
    {"angst", "illuminance_min", F64, kRow, "lx", "lowest minimum illuminance"},
    {"angst", "relief_light", F64, kRow, "d-1", "sensitivity: persons no longer concerned with the place lit to angst.relit_minimum_lx"},
    {"angst", "relief_sight", F64, kRow, "d-1", "sensitivity: persons no longer concerned with the place nothing hidden"},
    {"angst", "relief_way_out", F64, kRow, "d-1", "sensitivity: persons no longer concerned with the place one more way out"},
    {"angst", "relief_clean", F64, kRow, "d-1", "sensitivity: persons no longer concerned with the place no disorder"},
    {"angst", "relief_company", F64, kRow, "d-1", "sensitivity: persons no longer concerned with the place angst.company_persons more present"},
    {"angst", "relief_patrol", F64, kRow, "d-1", "sensitivity: persons no longer concerned with the place police on foot in sight"},
    {"angst_segments", "place", I32, kRow, "", "row of the angst table"},
    {"angst_segments", "segment", I32, kRow, "", "street segment; the first of a place is its core"},
    // Walks of the recorded days, for replay.
    {"walks", "day", I32, kRow, "", "day of the run, from 0"},
    {"walks", "agent", I32, kRow, "", "resident, offender or patrol unit, by agent_kind"},
    {"walks", "resident", I32, kRow, "", "resident"},
    {"walks", "segment", I32, kRow, "", "street segment"},
    {"walks", "enter_s", I32, kRow, "s", "time of entering since the start of the run, ascending"},
    {"walks", "leave_s", I32, kRow, "s", "time of leaving since the start of the run"},
    {"walks", "mode", U8, kRow, "", "0 on foot, 1 bicycle, 2 public transport, 3 car"},
    {"walks", "agent_kind", U8, kRow, "", "0 resident, 1 offender, 2 patrol unit"},
    {"walks", "reverse", U8, kRow, "", "1 if walked from the segment's end to its start"},
    // Figures of the whole run.
    {"totals", "metric", Text, kRow, "", "name of the figure"},
    {"totals", "value", F64, kRow, "", "its value, in the row's unit"},
    {"totals", "unit", Text, kRow, "", "its unit"},
    {"totals", "ledger", Text, kRow, "", "true, reported, discovered, recorded, cleared or expected; empty if none"},
    {"totals", "mean", F64, kRow, "", "only in summary.h5: mean over replicates"},
    {"totals", "sd", F64, kRow, "", "only in summary.h5: standard deviation over replicates (n − 1)"},
    {"totals", "q05", F64, kRow, "", "only in summary.h5: 5 % quantile"},
    {"totals", "q50", F64, kRow, "", "only in summary.h5: median"},
    {"totals", "q95", F64, kRow, "", "only in summary.h5: 95 % quantile"},
    {"totals", "n", I32, kRow, "1", "only in summary.h5: replicates that have a finite value"},
    {"frame_totals", "variable", Text, kRow, "", "only in summary.h5: name of a variable of the root"},
    {"frame_totals", "aggregate", Text, kRow, "", "sum or mean over segments"},
    {"frame_totals", "frame", I32, kRow, "", "index of the frame"},
    {"frame_totals", "time_s", F64, kRow, "s", "start of the frame"},
    {"frame_totals", "mean", F64, kRow, "", "mean over replicates of that sum or mean"},
    {"frame_totals", "sd", F64, kRow, "", "standard deviation over replicates (n − 1)"},
    {"frame_totals", "q05", F64, kRow, "", "5 % quantile"},
    {"frame_totals", "q50", F64, kRow, "", "median"},
    {"frame_totals", "q95", F64, kRow, "", "95 % quantile"},
    {"parameters", "key", Text, kRow, "", "key of the parameter as in scenario files"},
    {"parameters", "symbol", Text, kRow, "", "symbol in docs/model.md"},
    {"parameters", "value", F64, kRow, "", "value used, in the row's unit"},
    {"parameters", "unit", Text, kRow, "", "unit"},
    {"parameters", "low", F64, kRow, "", "lower end of the plausible range"},
    {"parameters", "high", F64, kRow, "", "upper end of the plausible range"},
    {"parameters", "grade", Text, kRow, "", "causal, quasi-experimental, correlational or assumed"},
    {"parameters", "source", Text, kRow, "", "source"},
    {"hashes", "day", I32, kRow, "", "day of the run, from 0"},
    {"hashes", "state_hash", Text, kRow, "", "hash of the whole state at the end of the day"},
    {"days", "date", Text, kRow, "", "date, for example 2026-11-02"},
    {"days", "weekday", U8, kRow, "", "0 Monday to 6 Sunday"},
    {"days", "sunrise_min", I32, kRow, "min", "sunrise, minutes after midnight, civil time; -1 if there is none"},
    {"days", "sunset_min", I32, kRow, "min", "sunset, minutes after midnight, civil time; -1 if there is none"},
    {"days", "day_minutes", I32, kRow, "min", "minutes of daylight"},
    {"days", "twilight_minutes", I32, kRow, "min", "minutes of twilight"},
    {"days", "night_minutes", I32, kRow, "min", "minutes of darkness"},
    {"days", "trips", I32, kRow, "1", "trips made"},
    {"days", "night_trips", I32, kRow, "1", "trips made after dark"},
    {"days", "avoided", I32, kRow, "1", "trips cancelled, moved or made by another mode out of fear"},
    {"days", "incidents", I32, kRow, "1", "sampled incidents (ledger: true)"},
    {"days", "expected", F64, kRow, "1", "expected incidents: hazards summed"},
    {"days", "energy_kwh", F64, kRow, "kWh", "electricity for street lighting"},
    {"lamps", "x", F64, kRow, "m", "easting"},
    {"lamps", "y", F64, kRow, "m", "northing"},
    {"lamps", "segment", I32, kRow, "", "street segment, -1 if none"},
    {"lamps", "flux_lm", F32, kRow, "lm", "luminous flux"},
    {"lamps", "power_w", F32, kRow, "W", "electric power"},
    {"lamps", "height_m", F32, kRow, "m", "height of the light point"},
    {"lamps", "cct_k", F32, kRow, "K", "colour temperature"},
    {"lamps", "luminaire", I32, kRow, "", "0 LED mast head, 1 bollard, 2 historical, 3 sodium mast head, from 4 on photometric files"},
    // What the map shows besides streets. Outlines are whole centimetres: they compress to a third of real numbers.
    {"buildings", "kind", U8, kRow, "", "0 detached, 1 terraced, 2 apartments, 3 slab, 4 perimeter block, 5 farm, 6 commercial, 7 office, 8 industrial, 9 public, 10 school, 11 garage, 12 hut, 13 other"},
    {"buildings", "floors", U8, kRow, "1", "storeys"},
    {"buildings", "derelict", U8, kRow, "", "1 if it stands empty and decays"},
    {"buildings", "segment", I32, kRow, "", "street segment it stands on, -1 if none"},
    {"buildings", "dwellings", I32, kRow, "1", "dwellings"},
    {"buildings", "rented", I32, kRow, "1", "of these, rented on the market"},
    {"buildings", "social", I32, kRow, "1", "of these, social housing"},
    {"buildings", "first_point", I32, kRow, "", "first row of its outline in building_outlines"},
    {"buildings", "points", I32, kRow, "1", "points of its outline, a ring closed implicitly"},
    {"building_outlines", "x_cm", I32, kRow, "cm", "easting"},
    {"building_outlines", "y_cm", I32, kRow, "cm", "northing"},
    {"areas", "kind", U8, kRow, "", "0 green, 1 forest, 2 water, 3 park, 4 residential, 5 commercial, 6 industrial, 7 rail, 8 farmland, 9 cemetery"},
    {"areas", "first_point", I32, kRow, "", "first row of its outline in area_outlines"},
    {"areas", "points", I32, kRow, "1", "points of its outline, a ring closed implicitly"},
    {"area_outlines", "x_cm", I32, kRow, "cm", "easting"},
    {"area_outlines", "y_cm", I32, kRow, "cm", "northing"},
});

/// True if `name` fits `pattern`, where a trailing * stands for one or more of a–z, 0–9 and _.
bool fits(std::string_view pattern, std::string_view name) {
  if (pattern.empty() || pattern.back() != '*') return pattern == name;
  pattern.remove_suffix(1);
  if (!name.starts_with(pattern) || name.size() == pattern.size()) return false;
  return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", pattern.size()) == std::string_view::npos;
}

}  // namespace

std::span<const VariableInfo> schema() { return kSchema; }

const VariableInfo* find_variable(std::string_view group, std::string_view name) {
  for (const VariableInfo& info : kSchema)
    if (info.group == group && fits(info.name, name)) return &info;
  return nullptr;
}

std::string_view type_name(ValueType type) {
  switch (type) {
    case U8: return "uint8";
    case I32: return "int32";
    case I64: return "int64";
    case F32: return "float32";
    case F64: return "float64";
    case Text: return "text";
  }
  return "";
}

SummaryName split_summary_name(std::string_view name) {
  for (const std::string_view statistic : {"_sd", "_q05", "_q50", "_q95"})
    if (name.ends_with(statistic) && name.size() > statistic.size())
      return {name.substr(0, name.size() - statistic.size()), statistic.substr(1)};
  return {name, {}};
}

std::string_view row_dimension(std::string_view table) {
  return table == "segments" || table == "night" ? kSegment : kRow;
}

std::string schema_markdown() {
  std::string out;
  std::string_view group = "?";
  for (const VariableInfo& v : kSchema) {
    if (v.group != group) {
      group = v.group;
      out += fmt::format("{}### {}\n\n| variable | type | dimensions | unit | meaning |\n|---|---|---|---|---|\n",
                         out.empty() ? "" : "\n", group.empty() ? "/ (root)" : fmt::format("/{}", group));
    }
    const bool counts = v.group.empty() && v.dims == kTimeEdge && v.type == I32;
    out += fmt::format("| `{}` | {} | {} | {} | {} |\n", v.name, counts ? "float32 (whole numbers)" : type_name(v.type),
                       v.dims, v.unit, v.meaning);
  }
  return out;
}

}  // namespace lichtung::outcome
