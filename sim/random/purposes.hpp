// Every random draw names what it is for. Numbers are append-only: renumbering would change every outcome.
#pragma once

#include <cstdint>

namespace lichtung::random {

enum class Purpose : std::uint16_t {
  // 1..99 town
  TownLayout = 1, TownStreets = 2, TownBuildings = 3, TownVenues = 4, TownLamps = 5, DwellingAttributes = 6,
  TownGreen = 7, TownNames = 8, DwellingSecurity = 9, TownDistricts = 10,
  // 100..199 population
  HouseholdSize = 100, HouseholdPlace = 101, ResidentAge = 102, ResidentSex = 103, ResidentActivity = 104,
  ResidentFear = 105, ResidentAnchor = 106, HouseholdVehicles = 107, OffenderSelection = 108,
  OffenderMotivation = 109, ResidentMode = 110, ResidentTolerance = 111, HouseholdComposition = 112,
  ResidentSpeed = 113, OffenderOutsider = 114,
  HousingConversion = 120, HousingExchange = 121, HousingMove = 122, HousingSize = 123,
  // 200..299 the day of a resident
  DayOut = 200, DayTours = 201, DayDeparture = 202, DayDuration = 203, DayPurpose = 204, DayHabit = 205,
  DayAvoidance = 206, DayShift = 207, DayLinger = 208, DayHoliday = 209,
  // 300..399 offenders
  OffenderSearch = 300, OffenderTarget = 301, OffenceTrial = 302, OffenceKindChoice = 303, OffenceVictim = 304,
  OffenceCompleted = 305, OffenceReported = 306, OffenceDiscovered = 307, OffenceDisplaced = 308,
  OffenceReportDelay = 309,
  // 310..329 places
  BuildingRepair = 310, SecurityTakeUp = 311,
  // 330..349 squares and nights
  CameraNotice = 330, CameraIdentify = 331, EventGuest = 332, EventTimes = 333, EventVisitor = 334, EventCalls = 335,
  AlcoholComply = 336, AlcoholSales = 337,
  // 400..499 police
  PatrolMove = 400, PatrolStart = 401, CallBackground = 402, CallPlace = 403, CallDuration = 404,
  ArrestOnScene = 405, Investigation = 406, CallTime = 407,
  PatrolStation = 410, PatrolGoal = 411, PatrolWithdrawal = 412, PatrolWithdrawalDay = 413, CallBackup = 414,
  // 500..599 close of day
  FearWalk = 500, FearSurvey = 501, DisorderEvent = 502,
  // 600..699 statistics
  PermuteTimes = 600, PermuteValues = 601, PermuteNeighbours = 602, NullEvents = 603, NullPoints = 604,
  BootstrapPairs = 605,
  // 700..799 sweeps
  SweepOrder = 700, SweepStrata = 701, SweepJitter = 702, SweepShift = 703, MorrisStart = 704, MorrisOrder = 705,
  SensitivityResample = 720,
};

}  // namespace lichtung::random
