"""Which adapter and which engine answers a command; each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from quittance.config.workspace_wiring import WorkspaceWiring
from quittance.interfaces.cli.tools import FactFile, Loaded, Progress, RateReport, Replay, Total

if TYPE_CHECKING:
    from quittance.adapters.demo_month.values import Figures
    from quittance.core.tariff.plan import Plan
    from quittance.core.tariff.source import SourceTariff
    from quittance.kernel.finding import Finding


class Wiring(WorkspaceWiring):
    """The product as it is put together; it answers `quittance.interfaces.cli.tools.Tools`."""

    def load_tariff(self, path: Path) -> Loaded:
        """From a folder, or from a workbook if the path ends in .xlsx."""
        from quittance.adapters.tariff_files.load import read_tariff
        from quittance.core.tariff.check import check
        from quittance.core.tariff.source import TariffUnreadable

        try:
            source = read_tariff(path)
        except TariffUnreadable as unreadable:
            return Loaded(path, None, None, unreadable.findings)
        checked = check(source)
        return Loaded(path, source, checked.plan, checked.findings)

    def tariffs_in(self, path: Path) -> tuple[Path, ...]:
        """Folders with a `tariff.toml`, and workbooks with the sheets of a tariff."""
        from quittance.adapters.tariff_files.find import tariffs_in

        return tariffs_in(path)

    def unworkable(self, plan: Plan) -> tuple[Finding, ...]:
        """Why the columnar engine could not rate by it."""
        from quittance.engines.compile.workable import unworkable

        return unworkable(plan)

    def write_tariff(self, source: SourceTariff, path: Path) -> None:
        """To a workbook if the path ends in .xlsx, else to a folder."""
        if path.suffix.lower() == ".xlsx":
            from quittance.adapters.tariff_files.write_workbook import write_workbook

            write_workbook(source, path)
        else:
            from quittance.adapters.tariff_files.write_folder import write_folder

            write_folder(source, path)

    def publish_tariff(self, folder: Path, content_hash: str) -> None:
        """Into the header of its `tariff.toml`."""
        from quittance.adapters.tariff_files.publish import seal

        seal(folder, content_hash)

    def rate(
        self,
        tariffs: Sequence[tuple[Path, Plan]],
        facts: Sequence[FactFile],
        out: Path,
        *,
        engine: str,
        form: str,
        progress: Progress,
        closed_before: date | None = None,
    ) -> RateReport:
        """By DuckDB, or by the reference rater."""
        from quittance.config.rating import rate

        return rate(
            tariffs, facts, out, engine=engine, form=form, progress=progress, closed_before=closed_before
        )

    def true_up(self, before: Path, after: Path, out: Path) -> tuple[Total, ...]:
        """By columns, whatever rated the files."""
        from quittance.config.true_up import differences

        return differences(before, after, out)

    def rated_on(self, rated: Path) -> tuple[tuple[Path, str], ...]:
        """As the file's metadata says."""
        from quittance.adapters.rated_files.origin import read_origin

        return tuple((Path(tariff.path), tariff.content_hash) for tariff in read_origin(rated).tariffs)

    def replay(self, rated: Path, subject_id: str, plans: Sequence[Plan]) -> Replay:
        """From the rated file and the facts it names."""
        from quittance.config.replay import replay

        return replay(rated, subject_id, plans)

    def sample_kinds(self) -> dict[str, str]:
        """As the maker of samples names them."""
        from quittance.adapters.fact_files.sample import KINDS

        return {name: subject for name, (subject, _) in KINDS.items()}

    def write_sample(self, path: Path, *, kind: str, count: int, seed: int, progress: Progress) -> None:
        """A month of made-up business, to Parquet or CSV."""
        from quittance.adapters.fact_files.sample import write_sample

        write_sample(
            path,
            count=count,
            seed=seed,
            kind=kind,
            progress=lambda done, of: progress(Decimal(100 * done) / max(of, 1)),
        )

    def tariffs_folder(self) -> Path | None:
        """Those of the working directory, else those of the checkout that this package runs from."""
        checkout = Path(__file__).parents[3] / "tariffs"
        return next((folder for folder in (Path("tariffs"), checkout) if folder.is_dir()), None)

    def make_demo_facts(
        self, folder: Path, *, seed: int, scale: Decimal, progress: Progress
    ) -> tuple[tuple[str, FactFile], ...]:
        """As the demonstration divides them among its cards."""
        from quittance.adapters.demo_month.facts import make_facts

        made = make_facts(folder, seed=seed, scale=scale, progress=progress)
        return tuple((tariff, FactFile(path, subject)) for tariff, path, subject in made)

    def demo_figures(self, facts: Path, rated: Path) -> Figures:
        """Read from both files."""
        from quittance.adapters.demo_month.figures import figures

        return figures(facts, rated)
