"""What is published about each lever, and the plan that stands for it: the rows of docs/levers.md.

Sizes are changes in % as the sources report them, intervals where they are known; grades: C experiment or strong natural
experiment, Q before–after with control, K correlation, A assumed. Nothing here enters a run.
"""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Finding:
    outcome: str                      # key of lever_table.OUTCOMES
    text: str                         # what the source found
    source: str
    grade: str
    size: float | None = None         # %, None: only the sign is known
    low: float | None = None          # interval of the source, %
    high: float | None = None
    sign: int = 0                     # −1, +1; 0: no effect (or by size)
    contested: bool = False

    @property
    def wanted(self):
        """Sign of the finding; 0 where its interval holds zero or it found nothing."""
        if self.low is not None and self.low <= 0 <= self.high:
            return 0
        return self.sign if self.size is None or self.size == 0 else (1 if self.size > 0 else -1)


@dataclasses.dataclass(frozen=True)
class Lever:
    plan: str                         # scenarios/library/levers/<plan>.toml
    name: str
    findings: tuple = ()
    focus: object = ""                # places: "patrol", or {"kind": …, "name": …, "district": …}, any of which fits
    against: str = ""                 # compared with this plan instead of the baseline
    switches: dict = dataclasses.field(default_factory=dict)   # contested effects, on in plan and baseline of this row


WELSH = "Welsh, Farrington & Douglas 2022"
STEINBACH = "Steinbach et al. 2015"
FOTIOS = "Boyce 2000; Fotios"
BRIGHTER = Finding("unsafe_survey", "more light, more safety felt", FOTIOS, "K", sign=-1)
DISORDER_FEAR = Finding("unsafe_survey", "disorder raises fear more robustly than crime", "evidence.md", "K", sign=-1)
KEIZER = Finding("damage", "minor norms are broken where disorder is visible", "Keizer et al. 2008 (recalled)", "C", sign=-1)
NO_SIZE = "no effect size found"

CENTRE = {"kind": ("pedestrian",), "name": ("Bahnhofsplatz",)}
LATE_SALE = Finding("assault", "night sale banned: simple assault −11 %", "Baumann et al. 2019", "C", size=-11)
LATE_SALE_ROBBERY = Finding("robbery", "night sale banned: robbery not significant", "Baumann et al. 2019", "C")

LEVERS = (
    Lever("light-bright", "light: minimum about 12 lx everywhere", (
        Finding("night_violence", "strong temporary towers: night outdoor index crime at least −36 %",
                "Chalfin, Hansen, Lerner & Parker 2022", "C", size=-36, low=-100, high=-36), BRIGHTER)),
    Lever("light-class", "light: class P3 where it is missed", (
        Finding("all", "improved street lighting: −14 % all offences", WELSH, "Q", size=-14),
        Finding("bicycle_theft", "property offences fall", WELSH, "Q", sign=-1),
        Finding("assault", "violence: no significant change", WELSH, "Q"), BRIGHTER)),
    Lever("light-off", "light: all lamps off", (
        Finding("all", "lamp outages: about 0 on the dark street", "Chalfin, Kaplan & LaForest 2022", "C"),
        Finding("unsafe_survey", "less light, less safety felt", FOTIOS, "K", sign=1))),
    Lever("light-dimmed", "light: half from 23 to 5 h", (
        Finding("all", "dimming: rate ratio 0.84 [0.70–1.02]", STEINBACH, "Q", size=-16, low=-30, high=2),)),
    Lever("light-part-night", "light: off from 0 to 5 h", (
        Finding("all", "part-night lighting: rate ratio 0.96 [0.86–1.06]", STEINBACH, "Q", size=-4, low=-14, high=6),)),
    Lever("light-white", "light: LED of at most 3000 K, same flux", (
        Finding("all", "white light: rate ratio 0.89 [0.77–1.03]", STEINBACH, "Q", size=-11, low=-23, high=3),)),
    Lever("patrol-half", "patrols × 0.5", (
        Finding("all", "random preventive patrol: no effect", "Kelling et al. 1974 (recalled)", "C", contested=True),
        Finding("discovered", "fewer patrols discover less (by construction)", "Ensign et al. 2018", "A", sign=-1))),
    Lever("patrol-double", "patrols × 2", (
        Finding("all", "random preventive patrol: no effect", "Kelling et al. 1974 (recalled)", "C", contested=True),
        Finding("discovered", "more patrols discover more (by construction)", "Ensign et al. 2018", "A", sign=1),
        Finding("unsafe_walks", "visible police on foot: more safety felt", "Doyle 2015", "K", sign=-1))),
    Lever("patrol-quadruple", "patrols × 4", (
        Finding("all", "random preventive patrol: no effect", "Kelling et al. 1974 (recalled)", "C", contested=True),
        Finding("discovered", "more patrols discover more (by construction)", "Ensign et al. 2018", "A", sign=1))),
    Lever("hot-spots", "four more cars at hot spots, dwell 12 min", (
        Finding("focus_all", "at the hot spots: −16 %", "Braga & Weisburd 2022", "C", size=-16),
        Finding("elsewhere_all", "diffusion at least as large as displacement", "Braga & Weisburd 2022", "C", sign=-1)),
        focus="patrol"),
    Lever("foot-posts", "six more foot patrols at hot spots, dwell 15 min", (
        Finding("focus_all", "foot patrol 15 min a day: −40 % incidents", "Bland et al.", "C", size=-40),
        Finding("elsewhere_all", "no displacement", "Bland et al.", "C")), focus="patrol"),
    Lever("station-closed", "police stations closed", (
        Finding("burglary", "station closed: burglary +12 %", "Blesse & Diegmann 2022", "C", size=12),
        Finding("response", "longer ways (by construction)", "–", "A", sign=1))),
    Lever("withdrawal", "half of the patrols withdrawn on weekends", (
        Finding("all", "effect of presence gone when it goes", "Blanes i Vidal & Mastrobuoni", "C", sign=1),)),
    Lever("order-service", "six units of the municipal order service", (
        Finding("disorder", "takes away disorder (by construction)", "–", "A", sign=-1),
        Finding("unsafe_walks", "visible uniforms: more safety felt", "Doyle 2015", "K", sign=-1))),
    Lever("event", "events on four evenings, 8000 guests", (Finding("focus_all", NO_SIZE, "–", "A"),),
          focus={"name": ("Markt", "Marktstraße", "Lange Straße")}),
    Lever("housing-mix", "400 dwellings of low rent leave the estate", (
        Finding("all", NO_SIZE, "hypothesis only", "A"), Finding("focus_all", NO_SIZE, "hypothesis only", "A")),
        focus={"district": ("Parksiedlung",)}),
    Lever("accommodation", "accommodation for 400: twenty small units instead of one", (
        Finding("all", NO_SIZE, "hypothesis only", "A"),), against="accommodation-site"),
    Lever("land-use", "shops, bars and offices in two residential districts", (
        Finding("focus_all", "residential-only blocks have the least crime", "Anderson et al. 2013", "K", sign=1, contested=True),),
        focus={"district": ("Bergfeld", "Aderrode")}),
    Lever("cleaning", "upkeep: every street cleaned weekly", (KEIZER, DISORDER_FEAR)),
    Lever("graffiti", "upkeep: graffiti gone within two days", (KEIZER, DISORDER_FEAR)),
    Lever("repair", "upkeep: all derelict buildings repaired", (KEIZER, DISORDER_FEAR)),
    Lever("repair-serious", "the same, disorder draws serious crime too", (KEIZER, Finding(
        "burglary", "serious crime: contested", "Keizer et al. 2008 (recalled)", "C", sign=-1, contested=True)),
        switches={"offence.disorder_serious_switch": 1.0}),
    Lever("security-share", "60 % of dwellings secured", (
        Finding("burglary", "secured dwellings up to 20 times safer (correlation, capped here)", "Tseloni et al. 2017", "K", sign=-1),)),
    Lever("security-subsidy", "subsidy of 2000 € a dwelling", (
        Finding("burglary", "secured dwellings up to 20 times safer (correlation, capped here)", "Tseloni et al. 2017", "K", sign=-1),)),
    Lever("camera", "cameras in pedestrian streets and at the station", (
        Finding("focus_all", "cameras: −13 %, in town centres not significant", "Piza et al. 2019 (recalled)", "Q", size=-13),),
        focus=CENTRE),
    Lever("alcohol", "no sale of alcohol from 22 h", (LATE_SALE, LATE_SALE_ROBBERY)),
    Lever("alcohol-square", "no drinking in pedestrian streets and at the station", (
        Finding("focus_all", "bans on drinking in squares: " + NO_SIZE, "–", "A"),), focus=CENTRE),
    Lever("alcohol-sober", "the same, who keeps to it stays sober", (
        Finding("focus_all", "bans on drinking in squares: " + NO_SIZE, "–", "A"),), focus=CENTRE,
          switches={"nightlife.alcohol_sober_switch": 1.0}),
    Lever("outsiders", "twice as many travelling offenders", (Finding("burglary", NO_SIZE, "–", "A"),)),
    Lever("investigation", "twice the effort of investigators", (Finding("all", NO_SIZE, "–", "A"),)),
)

# A row may use another row's plan with other switches.
PLAN_OF = {"repair-serious": "repair", "alcohol-sober": "alcohol-square"}
