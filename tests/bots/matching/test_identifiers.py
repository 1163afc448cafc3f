"""Identifiers written in different ways compare equal, and what is no identifier compares with nothing."""

from bots.matching.identifiers import account_key, company_key, domain_key, gln_key, postcode_key, vat_is_valid, vat_key


def test_a_vat_number_compares_without_spaces_country_and_branch() -> None:
    assert vat_key("GB 999 9999 73") == vat_key("999999973") == vat_key("GB999999973001") == "999999973"
    assert vat_key("VAT Reg No GB999999973") == "999999973"
    assert vat_key("") is None


def test_a_vat_number_is_valid_by_its_own_countrys_check() -> None:
    assert vat_is_valid("999999973")
    assert not vat_is_valid("999999974")
    assert vat_is_valid("DE136695976")
    assert not vat_is_valid("DE136695978")


def test_a_company_number_is_filled_up_to_eight_characters() -> None:
    assert company_key("1234567") == company_key("01234567") == "01234567"
    assert company_key("SC 123456") == "SC123456"
    assert company_key("Registered") is None


def test_a_gln_needs_a_good_check_digit_and_may_carry_its_scheme() -> None:
    assert gln_key("0088:9520000000011") == "9520000000011"
    assert gln_key("9520000000012") is None


def test_an_account_is_the_same_by_sort_code_and_by_iban() -> None:
    plain = account_key(sort_code="08-99-99", account_number="66374958", iban=None)
    assert plain == account_key(sort_code=None, account_number=None, iban="GB33 BUKB 0899 9966 3749 58")
    assert account_key(sort_code="08-99-99", account_number=None, iban=None) is None
    foreign = account_key(sort_code=None, account_number=None, iban="de89 3704 0044 0532 0130 00")
    assert foreign == "DE89370400440532013000"


def test_public_mail_services_and_foreign_postcodes_say_nothing() -> None:
    assert domain_key("accounts@hartley.example") == "hartley.example"
    assert domain_key("hartley@gmail.com") is None
    assert postcode_key("hm1 2ab") == postcode_key("HM12AB") == "HM12AB"
    assert postcode_key("4 Mill Lane, Hartley HM1 2AB, United Kingdom") == "HM12AB"
    assert postcode_key("75008") is None
