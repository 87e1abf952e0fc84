"""Sample facts that look like a month of real business and are the same on every machine.

Every value follows from the seed, the number of its row and the name of its column alone (splitmix64, whole
numbers throughout), so neither chunks nor library versions change a file's content. The distributions:

* **Weight** of parcels: a table of the inverse distribution, median 700 g, a quarter below 330 g, a tenth
  above 2.9 kg, one in a hundred above 11 kg, at most 40 kg. Articles are lighter: median 330 g.
* **Sides** follow the weight: 0.8 to 22 cm3 per gram, median 3.8; the longest side is 1.1 to 2.3 times that
  of a cube; people mostly type the longest first, but not always.
* **Places**: GB 34 %, DE 20 %, FR 14 %, IT, ES, NL, PL, BE, AT, SE, DK, IE; British postcodes over all areas
  in proportion to people, the remote ones included (BT 3 %; IV, HS, ZE, KW, PH together 0.8 %), elsewhere
  evenly over the first digits. The shape and the first part of a postcode are real, the rest is made up.
* **Days** of one month by weekday, Monday 18, Saturday 11, Sunday 6.
* **Orders**: mostly one parcel, up to three; one to four lines, four fifths have one. 84 % of lines are for
  one unit.
* **Sellers**: 400 accounts, the share falls with the rank; each has 50 articles, and an article always has
  the same weight, sides, price, category and flags. Prices: median about 18, a tenth above 70, mostly ending
  in .99.
* **Stock**: a row per article and day, falling as it sells; **activities**: mostly picks and packs.
"""

from __future__ import annotations

from quittance.adapters.fact_files.sample.write import KINDS, write_sample

__all__ = ["KINDS", "write_sample"]
