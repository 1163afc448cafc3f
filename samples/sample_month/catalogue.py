"""What the suppliers sell: products with unit, price and VAT rate by trade, and how each trade is coded."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Product:
    """One article; `code` is the supplier's own, `price` is for one `uom` before VAT."""

    code: str
    description: str
    uom: str
    price: Decimal
    vat_rate: Decimal


@dataclass(frozen=True, slots=True)
class Trade:
    """A line of business; bills of a trade in `services` are ordered and received by amount."""

    name: str
    subjective: str
    services: bool
    goods: tuple[tuple[str, str, str, str], ...]


def _trade(name: str, subjective: str, listing: str, *, services: bool = False) -> Trade:
    rows = [line.split(" | ") for line in listing.strip().splitlines()]
    return Trade(name, subjective, services, tuple((row[0].strip(), row[1], row[2], row[3]) for row in rows))


TRADES = {
    trade.name: trade
    for trade in (
        _trade(
            "consumables",
            "71010120",
            """
            Nitrile examination gloves, powder free, medium | BX | 4.85 | 20
            Nitrile examination gloves, powder free, large | BX | 4.95 | 20
            Sterile gauze swabs 10 x 10 cm, 5s | PK | 1.36 | 20
            Disposable apron, polythene, white, roll of 200 | RL | 5.12 | 20
            Syringe 10 ml luer slip | BX | 8.44 | 20
            Hypodermic needle 21G x 38 mm | BX | 3.72 | 20
            IV giving set with air inlet, single | EA | 2.28 | 20
            Adhesive dressing 6 x 7 cm, sterile | BX | 11.64 | 20
            Suction catheter size 12 | EA | 0.88 | 20
            Urine collection bag 2 litre with drain tap and non-return valve | EA | 1.16 | 20
            Crepe bandage 7.5 cm x 4.5 m | PK | 6.04 | 20
            Sharps container 5 litre yellow lid | CS | 41.20 | 20
            """,
        ),
        _trade(
            "surgical",
            "71010240",
            """
            Laparoscopic trocar 5 mm bladeless | EA | 38.60 | 20
            Absorbable suture 2/0, 75 cm, 26 mm half circle | BX | 54.20 | 20
            Skin stapler 35 wide | EA | 12.48 | 20
            Diathermy pencil with holster and 3 m cable | BX | 86.00 | 20
            Surgical gown, reinforced, large, sterile | CS | 112.40 | 20
            Theatre drape pack, universal | CS | 164.80 | 20
            Bone screw cortical 3.5 x 24 mm | EA | 27.36 | 20
            Haemostatic sponge 80 x 50 x 10 mm | BX | 143.20 | 20
            """,
        ),
        _trade(
            "laboratory",
            "71020310",
            """
            Reagent kit, C-reactive protein, 4 x 50 ml | KT | 212.40 | 20
            Blood collection tube EDTA 4 ml | CS | 88.00 | 20
            Pipette tips 200 microlitre, filtered, racked | CS | 64.36 | 20
            Microscope slides frosted edge | BX | 9.12 | 20
            Control serum level 2, lyophilised | KT | 178.80 | 20
            Calibration verification panel, troponin, levels 1 to 5 | KT | 396.00 | 20
            Petri dish 90 mm triple vent | CS | 52.60 | 20
            """,
        ),
        _trade(
            "stationery",
            "72210100",
            """
            Copier paper A4 80 gsm white | BX | 18.48 | 20
            Lever arch file A4 blue | EA | 2.36 | 20
            Ballpoint pen black medium | BX | 7.20 | 20
            Toner cartridge black, high yield | EA | 84.40 | 20
            Appointment letter envelopes window C5, printed return address | BX | 31.20 | 20
            Patient wristband labels, thermal | RL | 12.80 | 20
            Whiteboard markers assorted | PK | 5.16 | 20
            """,
        ),
        _trade(
            "it",
            "72250400",
            """
            Laptop 14 inch, 16 GB, 512 GB, three-year warranty | EA | 742.00 | 20
            Docking station USB-C | EA | 118.60 | 20
            Monitor 24 inch height adjustable | EA | 134.20 | 20
            Network switch 24 port, managed | EA | 486.00 | 20
            Barcode scanner, disinfectant ready, cordless | EA | 203.40 | 20
            Patch lead Cat 6 3 m | EA | 3.24 | 20
            """,
        ),
        _trade(
            "catering",
            "71550200",
            """
            Semi-skimmed milk 2 litre | CS | 9.36 | 0
            White bread thick sliced 800 g | EA | 0.96 | 0
            Potatoes washed mids 25 kg | BG | 12.40 | 0
            Orange juice cartons 27 x 200 ml | CS | 8.28 | 20
            Frozen mixed vegetables 2.5 kg | CS | 14.60 | 0
            Biscuits individually wrapped, assorted | CS | 11.52 | 20
            Chicken breast fillets 5 kg | CS | 38.80 | 0
            """,
        ),
        _trade(
            "cleaning",
            "71590300",
            """
            Disinfectant wipes, sporicidal, tub of 200 | EA | 6.84 | 20
            Hand sanitiser 500 ml pump | CS | 28.20 | 20
            Paper hand towels 2-ply white | CS | 17.64 | 20
            Yellow clinical waste sacks medium duty | RL | 9.48 | 20
            Floor maintainer concentrate 5 litre | CS | 22.36 | 20
            Microfibre mop head, single use | PK | 13.16 | 20
            """,
        ),
        _trade(
            "estates",
            "73010500",
            """
            LED panel 600 x 600 mm 4000 K | EA | 32.40 | 20
            Fire door closer, overhead, size 3 | EA | 58.60 | 20
            Thermostatic mixing valve 15 mm | EA | 74.20 | 20
            Emulsion paint magnolia 10 litre | EA | 41.16 | 20
            Air filter G4 594 x 594 x 47 mm | EA | 15.80 | 20
            Circuit breaker 16 A type C | EA | 11.28 | 20
            Copper pipe 22 mm x 3 m | EA | 19.64 | 20
            """,
        ),
        _trade(
            "furniture",
            "72260700",
            """
            Bedside cabinet, light oak, lockable | EA | 148.00 | 20
            Patient armchair high back, wipe clean | EA | 236.40 | 20
            Task chair with arms | EA | 98.80 | 20
            Overbed table, tilting | EA | 112.20 | 20
            Filing cabinet four drawer | EA | 131.60 | 20
            """,
        ),
        _trade(
            "aids",
            "71010560",
            """
            Wheelchair, self-propelled, 18 inch | EA | 164.00 | 0
            Walking frame, adjustable, with wheels | EA | 24.80 | 0
            Pressure relief cushion, gel | EA | 62.40 | 0
            Raised toilet seat 100 mm | EA | 17.20 | 0
            Knee brace, hinged, medium | EA | 46.60 | 0
            """,
        ),
        _trade(
            "maintenance",
            "73020100",
            """
            Planned maintenance visit, chilled water plant | VST | 480.00 | 20
            Lift inspection and lubrication, two cars | VST | 365.00 | 20
            Fire alarm quarterly service | VST | 620.00 | 20
            Emergency call-out including first hour | VST | 195.00 | 20
            Water hygiene sampling and report | VST | 274.00 | 20
            """,
            services=True,
        ),
        _trade(
            "consultancy",
            "72310200",
            """
            Service redesign workshops, facilitation | DAY | 640.00 | 20
            Business case review and drafting | DAY | 710.00 | 20
            Data quality assurance, community data set | DAY | 585.00 | 20
            Clinical coding audit | DAY | 530.00 | 20
            """,
            services=True,
        ),
        _trade(
            "rental",
            "72280400",
            """
            Bladder scanner rental | MTH | 312.00 | 20
            Mobile endoscope washer rental | MTH | 1845.00 | 20
            Multifunction printer rental, 12 devices | MTH | 968.50 | 20
            """,
            services=True,
        ),
        _trade(
            "agency",
            "52120100",
            """
            Agency staff, by the hour | HR | 29.96 | 20
            """,
            services=True,
        ),
        _trade(
            "exempt",
            "72410300",
            """
            Face-to-face interpreting, British Sign Language | HR | 48.00 | 0
            Telephone interpreting, all languages | HR | 31.50 | 0
            Written translation of discharge leaflet | EA | 85.00 | 0
            """,
            services=True,
        ),
    )
}


def products(trade: str, prefix: str) -> tuple[Product, ...]:
    """What a supplier of this trade sells, under item codes of its own."""
    return tuple(
        Product(f"{prefix}{1040 + 37 * place}", description, uom, Decimal(price), Decimal(rate))
        for place, (description, uom, price, rate) in enumerate(TRADES[trade].goods)
    )
