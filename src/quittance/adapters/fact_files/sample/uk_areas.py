"""Areas of British postcodes: how many districts they have and roughly how many people, in ten thousands."""

from __future__ import annotations

_TEXT = """
AB 1-16 39 AB 21-25 10 AB 30-45 6 AL 1-10 25 B 1-21 60 B 23-38 55 B 40-50 35 B 60-80 45 BA 1-16 43
BB 1-12 49 BD 1-24 58 BH 1-25 55 BL 0-9 39 BN 1-3 30 BN 5-27 50 BR 1-8 31 BS 1-16 68 BS 20-49 30 BT 1-49 130
BT 51-71 45 BT 74-82 12 BT 92-94 5 CA 1-28 32 CB 1-11 35 CB 21-25 10 CF 3-5 20 CF 10-24 60 CF 31-48 30
CF 61-83 18 CH 1-8 30 CH 41-49 30 CH 60-66 12 CM 0-9 35 CM 11-24 33 CO 1-16 42 CR 0-9 38 CT 1-21 49
CV 1-13 60 CV 21-23 12 CV 31-37 14 CW 1-12 31 DA 1-18 43 DD 1-11 28 DE 1-7 26 DE 11-15 20 DE 21-24 20
DE 55-75 18 DG 1-14 15 DH 1-9 31 DL 1-17 36 DN 1-12 40 DN 14-22 20 DN 31-41 25 DT 1-11 22 DY 1-14 42
E 1-18 95 EC 1-4 4 EH 1-17 60 EH 19-55 30 EN 1-11 36 EX 1-24 45 EX 31-39 15 FK 1-21 29 FY 1-8 28 G 1-5 20
G 11-15 15 G 20-23 20 G 31-53 35 G 60-84 30 GL 1-20 42 GL 50-56 22 GU 1-35 60 GU 46-52 14 HA 0-9 50
HD 1-9 27 HG 1-5 14 HP 1-27 50 HR 1-9 18 HS 1-9 3 HU 1-20 43 HX 1-7 16 IG 1-11 33 IP 1-33 60 IV 1-28 16
IV 30-32 5 IV 36-36 1 IV 40-56 3 KA 1-26 35 KA 27-28 1 KT 1-24 55 KW 1-14 3 KW 15-17 2 KY 1-16 36 L 1-40 88
LA 1-23 33 LD 1-8 5 LE 1-19 80 LE 65-67 14 LL 11-49 45 LL 51-78 15 LN 1-13 29 LS 1-29 78 LU 1-7 34 M 1-9 45
M 11-35 60 M 38-46 25 ME 1-20 60 MK 1-19 35 MK 40-46 20 ML 1-12 38 N 1-22 85 NE 1-49 90 NE 61-71 20
NG 1-25 95 NG 31-34 18 NN 1-18 65 NP 4-26 52 NR 1-35 72 NW 1-11 55 OL 1-16 47 OX 1-18 40 OX 25-49 25
PA 1-19 25 PA 20-49 5 PA 60-78 2 PE 1-16 45 PE 19-38 45 PH 1-18 12 PH 19-26 3 PH 30-44 3 PH 49-50 1
PL 1-35 55 PO 1-22 70 PO 30-41 14 PR 1-9 42 PR 25-26 9 RG 1-31 60 RG 40-45 20 RH 1-20 53 RM 1-20 52
S 1-14 55 S 17-26 35 S 32-49 12 S 60-81 40 SA 1-20 40 SA 31-73 35 SE 1-28 98 SG 1-19 42 SK 1-17 60 SL 0-9 40
SM 1-7 22 SN 1-16 40 SN 25-26 8 SO 14-24 40 SO 30-53 28 SP 1-11 24 SR 1-8 27 SS 0-17 52 ST 1-21 65
SW 2-20 85 SY 1-25 36 TA 1-24 34 TD 1-15 12 TF 1-13 21 TN 1-40 70 TQ 1-14 29 TR 1-20 29 TR 21-25 1
TS 1-29 60 TW 1-20 48 UB 1-11 35 W 2-14 50 WA 1-16 63 WC 1-2 3 WD 3-7 13 WD 17-25 15 WF 1-17 52 WN 1-8 31
WR 1-15 32 WS 1-15 44 WV 1-16 40 YO 1-32 50 YO 41-62 12 ZE 1-3 2
"""

_SPLIT = dict.fromkeys(("EC1", "EC2", "EC4"), "AMNRVY")
_SPLIT |= {"EC3": "AMNRV", "WC1": "ABEHNRVX", "WC2": "ABEHNR"}
"""Districts in the middle of London that are cut further by a letter."""

_HOLES = {"IV29", "IV37", "IV38", "IV39", "IV50"}


def uk_districts() -> list[tuple[str, int]]:
    """Outward codes with their weights, in hundreds of people."""
    fields = _TEXT.split()
    found: list[tuple[str, int]] = []
    for area, span, people in zip(fields[::3], fields[1::3], fields[2::3], strict=True):
        first, last = (int(end) for end in span.split("-"))
        codes = [f"{area}{number}" for number in range(first, last + 1)]
        codes = [code for code in codes if code not in _HOLES]
        cut = [code + letter for code in codes for letter in _SPLIT.get(code, [""])]
        found += [(code, max(1, int(people) * 100 // len(cut))) for code in cut]
    return found
