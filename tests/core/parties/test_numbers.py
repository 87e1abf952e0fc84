"""Numbers are checked by their form and check digits, on published examples and with one sign wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.core.parties.numbers.bank import masked, normal_bic, normal_iban
from quittance.core.parties.numbers.company import normal_company_number, normal_lei
from quittance.core.parties.numbers.customs import normal_eori, normal_ioss
from quittance.core.parties.numbers.vat_id import NoRule, normal_vat_id

# The examples of their countries in the IBAN registry of SWIFT (ISO 13616).
IBANS = (
    "AT611904300234573201", "BE68539007547034", "CH9300762011623852957", "CZ6508000000192000145399",
    "DE89370400440532013000", "DK5000400440116243", "ES9121000418450200051332",
    "FR1420041010050500013M02606", "GB29NWBK60161331926819", "GR1601101250000000012300695",
    "IE29AIBK93115212345678", "IT60X0542811101000000123456", "LU280019400644750000", "NL91ABNA0417164300",
    "NO9386011117947", "PL61109010140000071219812874", "PT50000201231234567890154",
    "SE4550000000058398257466", "TR330006100519786457841326",
)  # fmt: skip

# iban.com/testibans: wrong check digits, length, structure, structure again, and a country without IBANs.
WRONG_IBANS = (
    "GB94BARC20201530093459",
    "GB96BARC202015300934591",
    "GB12BARC20201530093A59",
    "GB78BARCO0201530093459",
    "US64SVBKUS6S3300958879",
)

# Imprints of the companies, where no source is named.
VAT_IDS = (
    ("LU20260743", "LU"),  # Amazon EU S.à r.l.
    ("IE6388047V", "IE"),  # Google Ireland Ltd
    ("IE8256796U", "IE"),  # Microsoft Ireland Operations Ltd
    ("GB243170002", "GB"),  # Royal Mail Group Ltd
    ("GB365684514", "GB"),  # HSBC
    ("DE129430206", "DE"),  # Oracle Fusion Cloud, validation of tax registration numbers, Germany
    ("FR40303265045", "FR"),  # documentation of python-stdnum
    ("EL094259216", "GR"),  # the same
    ("PL8567346215", "PL"),  # the same
    ("ESA13585625", "ES"),  # the same
)


@pytest.mark.parametrize("iban", IBANS)
def test_published_ibans_are_right_however_they_are_written(iban: str) -> None:
    assert normal_iban(iban) == iban
    assert normal_iban(" ".join(iban[at : at + 4] for at in range(0, len(iban), 4)).lower()) == iban


@pytest.mark.parametrize("iban", WRONG_IBANS)
def test_published_wrong_ibans_are_wrong(iban: str) -> None:
    assert normal_iban(iban) is None


@given(st.sampled_from(IBANS), st.data())
def test_one_wrong_digit_or_two_swapped_never_pass(iban: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(2, len(iban) - 2).filter(lambda place: iban[place].isdigit()))
    other = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != iban[at]))
    assert normal_iban(iban[:at] + other + iban[at + 1 :]) is None
    if iban[at] != iban[at + 1]:
        assert normal_iban(iban[:at] + iban[at + 1] + iban[at] + iban[at + 2 :]) is None


@pytest.mark.parametrize(("vat_id", "country"), VAT_IDS)
def test_published_vat_ids_are_right_with_and_without_prefix(vat_id: str, country: str) -> None:
    assert normal_vat_id(vat_id, country) == vat_id
    assert normal_vat_id(f" {vat_id[:2]} {vat_id[2:5]}.{vat_id[5:]}", country) == vat_id
    assert normal_vat_id(vat_id[2:], country) == vat_id


@given(st.sampled_from(VAT_IDS), st.data())
def test_a_vat_id_with_another_digit_never_passes(case: tuple[str, str], data: st.DataObject) -> None:
    vat_id, country = case
    at = data.draw(st.integers(2, len(vat_id) - 1).filter(lambda place: vat_id[place].isdigit()))
    other = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != vat_id[at]))
    changed = normal_vat_id(vat_id[:at] + other + vat_id[at + 1 :], country)
    # France's two check digits do not guard against themselves; Britain has two sums, and either will do.
    assert changed is None or country in ("FR", "GB")


def test_a_vat_id_belongs_to_its_country() -> None:
    assert normal_vat_id("DE129430206", "FR") is None
    assert normal_vat_id("GB980780684", "XI") is None
    assert normal_vat_id("XI980780684", "XI") == "XI980780684"
    assert normal_vat_id("CHE-107.787.577 MWST", "CH") == "CHE107787577MWST"
    with pytest.raises(NoRule):
        normal_vat_id("100123456700003", "AE")


@pytest.mark.parametrize(
    ("number", "country", "normal"),
    [
        ("GB 123 456 123 456", "GB", "GB123456123456"),
        ("GB980780684000", "GB", "GB980780684000"),
        ("GB980780684", "GB", None),
        ("XI980780684000", "XI", "XI980780684000"),
        ("XI980780684000", "GB", None),
        ("DE1234567", "DE", "DE1234567"),
        ("FR12345678901234", "DE", None),
        ("DE1234567890123456", "DE", None),
    ],
)
def test_eori_numbers(number: str, country: str, normal: str | None) -> None:
    assert normal_eori(number, country) == normal


@pytest.mark.parametrize(
    ("number", "normal"),
    [("IM 372 0000224", "IM3720000224"), ("EU372022452", None), ("IM3720000", None), ("IM9990000224", None)],
)
def test_ioss_numbers(number: str, normal: str | None) -> None:
    assert normal_ioss(number) == normal


@pytest.mark.parametrize(
    ("number", "country", "normal"),
    [
        ("445790", "GB", "00445790"),  # Tesco PLC at Companies House
        ("SC123456", "GB", "SC123456"),
        ("SC12345", "GB", None),
        ("732 829 320", "FR", "732829320"),  # documentation of python-stdnum, like the next
        ("732 829 321", "FR", None),
        ("91110000600037341L", "CN", "91110000600037341L"),
        ("HRB 12345 B", "DE", "HRB 12345 B"),
        ("12345", "DE", None),
        ("anything", "VN", "ANYTHING"),
    ],
)
def test_company_numbers(number: str, country: str, normal: str | None) -> None:
    assert normal_company_number(number, country) == normal


def test_lei_and_bic() -> None:
    assert normal_lei("213800KUD8LAJWSQ9D15") == "213800KUD8LAJWSQ9D15"
    assert normal_lei("213800KUD8LAJWSQ9D16") is None
    assert normal_bic("cobadeff xxx") == "COBADEFFXXX"
    assert normal_bic("COBADE") is None


def test_a_masked_number_shows_its_end() -> None:
    assert masked("GB29NWBK60161331926819") == "GB..6819"
    assert masked("55779911223344") == "..3344"
    assert masked("1234") == "1234"
