"""How bills are written in each country: its days, figures, rates of VAT, currency, and the sentences at the foot."""

from dataclasses import dataclass

_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country's ways, by the language of its papers ("ie" is English as written in Ireland).

    `day_forms` are of `Hand.day`; `signs` the ways of writing an amount of money, with `{}` for its figure;
    `thousands` and `point` part that figure. `rates` of VAT stand as often as they are met. `labels` is the
    language in which labels are looked up, and `in_currency` says what the amounts are in where no sign does.
    """

    code: str
    currency: str
    months: str
    day_forms: tuple[str, ...]
    signs: tuple[str, ...]
    rates: tuple[str, ...]
    days_of_grace: str
    notes: tuple[str, ...]
    thousands: str = "."
    point: str = ","
    labels: str = ""
    in_currency: str = ""

    def may_say(self, label: str) -> bool:
        """Whether a label names no other currency."""
        return self.currency == "GBP" or not ("£" in label or "GBP" in label)


_ENGLISH_MONTHS = "January February March April May June July August September October November December"
_ENGLISH_NOTES = (
    "Goods remain our property until paid for in full.",
    "Queries must be raised within 7 days of receipt.",
    "Thank you for your business.",
    "Interest may be charged on overdue accounts at 8% above base rate.",
)
_EURO = ("{}", "{} €")

COUNTRIES = {
    "en": Country(
        code="GB",
        currency="GBP",
        months=_ENGLISH_MONTHS,
        day_forms=(
            "{d:02}/{m:02}/{y}",
            "{d} {month} {y}",
            "{d:02}-{mon}-{y}",
            "{d:02} {mon} {y}",
            "{d:02}/{m:02}/{short:02}",
            "{d:02}.{m:02}.{y}",
            "{d}{th} {month} {y}",
            "{y}-{m:02}-{d:02}",
            "{d} {mon} {short:02}",
            "{weekday}, {d} {month} {y}",
        ),
        signs=("£{}", "£{}", "£{}", "{}", "{}", "GBP {}"),
        rates=("20", "20", "20", "20", "5", "0"),
        days_of_grace="days",
        notes=_ENGLISH_NOTES,
        thousands=",",
        point=".",
    ),
    "ie": Country(
        code="IE",
        currency="EUR",
        months=_ENGLISH_MONTHS,
        day_forms=("{d:02}/{m:02}/{y}", "{d} {month} {y}", "{d:02}-{mon}-{short:02}"),
        signs=("€{}", "€{}", "{}", "EUR {}"),
        rates=("23", "23", "23", "13.5"),
        days_of_grace="days",
        notes=_ENGLISH_NOTES,
        thousands=",",
        point=".",
        labels="en",
        in_currency="All amounts are in euro.",
    ),
    "de": Country(
        code="DE",
        currency="EUR",
        months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        day_forms=("{d:02}.{m:02}.{y}", "{d}. {month} {y}", "{d:02}.{m:02}.{short:02}"),
        signs=_EURO,
        rates=("19", "19", "7"),
        days_of_grace="Tage netto",
        notes=("Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum.",),
        in_currency="Alle Beträge in EUR.",
    ),
    "fr": Country(
        code="FR",
        currency="EUR",
        months="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        day_forms=("{d:02}/{m:02}/{y}", "{d} {month} {y}", "{d:02}.{m:02}.{y}"),
        signs=_EURO,
        rates=("20", "20", "5.5"),
        days_of_grace="jours",
        notes=("En cas de retard, une indemnité forfaitaire de 40 € est due.",),
        thousands=_NO_BREAK,
        in_currency="Montants en EUR.",
    ),
    "nl": Country(
        code="NL",
        currency="EUR",
        months="januari februari maart april mei juni juli augustus september oktober november december",
        day_forms=("{d:02}-{m:02}-{y}", "{d} {month} {y}", "{d:02}/{m:02}/{y}"),
        signs=_EURO,
        rates=("21", "21", "9"),
        days_of_grace="dagen",
        notes=("Gelieve bij betaling het factuurnummer te vermelden.",),
        in_currency="Alle bedragen in EUR.",
    ),
    "it": Country(
        code="IT",
        currency="EUR",
        months="gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        day_forms=("{d:02}/{m:02}/{y}", "{d} {month} {y}", "{d:02}.{m:02}.{y}"),
        signs=_EURO,
        rates=("22", "22", "10"),
        days_of_grace="giorni",
        notes=("La merce resta di nostra proprietà fino al saldo.",),
        in_currency="Importi in EUR.",
    ),
    "es": Country(
        code="ES",
        currency="EUR",
        months="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        day_forms=("{d:02}/{m:02}/{y}", "{d} de {month} de {y}", "{d:02}-{m:02}-{y}"),
        signs=_EURO,
        rates=("21", "21", "10"),
        days_of_grace="días",
        notes=("La mercancía es propiedad del vendedor hasta su pago íntegro.",),
        in_currency="Importes expresados en EUR.",
    ),
    "da": Country(
        code="DK",
        currency="DKK",
        months="januar februar marts april maj juni juli august september oktober november december",
        day_forms=("{d:02}.{m:02}.{y}", "{d:02}-{m:02}-{y}", "{d}. {month} {y}"),
        signs=("{}", "kr. {}", "DKK {}"),
        rates=("25",),
        days_of_grace="dage netto",
        notes=("Ved for sen betaling beregnes rente efter renteloven.",),
        in_currency="Alle beløb er i DKK.",
    ),
    "pl": Country(
        code="PL",
        currency="PLN",
        months="stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        day_forms=("{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02}", "{d} {month} {y}"),
        signs=("{}", "{} zł", "{} PLN"),
        rates=("23", "23", "8"),
        days_of_grace="dni",
        notes=("Towar pozostaje własnością sprzedawcy do czasu zapłaty.",),
        thousands=_NO_BREAK,
        in_currency="Kwoty w PLN.",
    ),
    "sv": Country(
        code="SE",
        currency="SEK",
        months="januari februari mars april maj juni juli augusti september oktober november december",
        day_forms=("{y}-{m:02}-{d:02}", "{d} {month} {y}", "{y}-{m:02}-{d:02}"),
        signs=("{}", "{} kr", "SEK {}"),
        rates=("25", "25", "12", "6"),
        days_of_grace="dagar netto",
        notes=("Efter förfallodagen debiteras dröjsmålsränta enligt räntelagen.",),
        thousands=_NO_BREAK,
        in_currency="Alla belopp i SEK.",
    ),
    "be": Country(
        code="BE",
        currency="EUR",
        months="januari februari maart april mei juni juli augustus september oktober november december",
        day_forms=("{d:02}/{m:02}/{y}", "{d}/{m}/{y}", "{d} {month} {y}"),
        signs=("{}", "{} €", "€ {}", "{} EUR"),
        rates=("21", "21", "6"),
        days_of_grace="dagen na factuurdatum",
        notes=("Elke klacht dient binnen 8 dagen schriftelijk te worden gemeld.",),
        labels="nl",
        in_currency="Bedragen in EUR.",
    ),
    "pt": Country(
        code="PT",
        currency="EUR",
        months="janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        day_forms=("{d:02}/{m:02}/{y}", "{d:02}-{m:02}-{y}", "{d} de {month} de {y}", "{y}-{m:02}-{d:02}"),
        signs=("{}", "{} €", "{} EUR"),
        rates=("23", "23", "13", "6"),
        days_of_grace="dias",
        notes=("Os bens mantêm-se propriedade do vendedor até integral pagamento.",),
        thousands=_NO_BREAK,
        in_currency="Valores expressos em EUR.",
    ),
    "at": Country(
        code="AT",
        currency="EUR",
        months="Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
        day_forms=("{d:02}.{m:02}.{y}", "{d}. {month} {y}", "{d}.{m}.{y}"),
        signs=("{}", "EUR {}", "€ {}"),
        rates=("20", "20", "10"),
        days_of_grace="Tage netto",
        notes=("Es gilt Eigentumsvorbehalt bis zur vollständigen Bezahlung.",),
        labels="de",
        in_currency="Alle Beträge in EUR.",
    ),
    "ch": Country(
        code="CH",
        currency="CHF",
        months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        day_forms=("{d:02}.{m:02}.{y}", "{d}. {month} {y}", "{d:02}.{m:02}.{short:02}"),
        signs=("{}", "CHF {}"),
        rates=("8.1", "8.1", "2.6"),
        days_of_grace="Tage netto",
        notes=("Reklamationen innert 8 Tagen.",),
        thousands="\u2019",
        point=".",
        labels="de",
        in_currency="Alle Beträge in CHF.",
    ),
}
