"""Made-up identifiers that pass their check digits, from ranges that are never issued or kept for examples."""

from string import ascii_uppercase

VAT_WEIGHTS = (8, 7, 6, 5, 4, 3, 2)
UNUSED_AREAS = "AKBKDKEKGKHKLKNKPKRKTKWKYKADCDEDGDNDRDHNLTRLTL"  # two letters each, none of them in use
INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
# Sort codes and weights of the examples that the modulus checking specification publishes.
TEST_SORT_CODES = {"089999": ((7, 1, 3, 7, 1, 3, 7, 1), 10), "107999": ((8, 7, 6, 5, 4, 3, 2, 1), 11)}


def vat_number(serial: int) -> str:
    """A British VAT number (GB999…) whose two check digits close modulo 97."""
    body = f"999{serial:04d}"
    total = sum(weight * int(digit) for weight, digit in zip(VAT_WEIGHTS, body, strict=True))
    return f"GB{body}{97 - total % 97:02d}"


def broken_vat_number(number: str) -> str:
    """The same number with its last digit wrong."""
    return number[:-1] + str((int(number[-1]) + 3) % 10)


def gln(serial: int) -> str:
    """A global location number under prefix 952, which GS1 keeps for examples."""
    body = f"952{serial:09d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-total % 10}"


def account(serial: int) -> tuple[str, str]:
    """A sort code and an account number that pass modulus checking, from the published example sort codes."""
    sort_code = "089999" if serial % 3 else "107999"
    weights, modulus = TEST_SORT_CODES[sort_code]
    number = 10_000_000 + serial * 104_729 % 89_999_999
    while sum(w * int(d) for w, d in zip(weights, str(number), strict=True)) % modulus:
        number += 1
    return sort_code, str(number)


def iban(country: str, basic: str) -> str:
    """An IBAN of this country over a made-up basic account number, its check digits computed (ISO 13616)."""
    digits = "".join(str(int(character, 36)) for character in f"{basic}{country}00")
    return f"{country}{98 - int(digits) % 97:02d}{basic}"


def company_number(serial: int) -> str:
    """A company number from a block that the register has not reached."""
    return f"98{serial * 7919 % 999_983:06d}"


def postcode(serial: int) -> str:
    """A postcode of the right shape in a postal area that does not exist."""
    place = serial % (len(UNUSED_AREAS) // 2) * 2
    area = UNUSED_AREAS[place : place + 2]
    first, second = INWARD_LETTERS[serial * 7 % 20], INWARD_LETTERS[serial * 11 % 20]
    return f"{area}{1 + serial * 5 % 19} {1 + serial % 9}{first}{second}"


def nhs_number(serial: int) -> str:
    """An NHS number from the 999 range, which is never issued, with its modulo 11 check digit."""
    while True:
        body = f"999{serial:06d}"
        check = 11 - sum((10 - place) * int(digit) for place, digit in enumerate(body)) % 11
        if check != 10:
            return f"{body}{check % 11}"
        serial += 1


def initials(name: str, length: int) -> str:
    """The first letters of a name, for item codes and numbers."""
    letters = "".join(c for c in name.upper() if c in ascii_uppercase)
    return letters[:length]
