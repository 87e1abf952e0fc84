from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contracts", "0003_reviewed_as_approved")]

    operations = [
        migrations.AddConstraint(
            model_name="contractversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reviewed_at", None), ("reviewer", None), ("state", "draft")),
                    models.Q(
                        ("reviewed_at__isnull", False),
                        ("reviewer__isnull", False),
                        ("state__in", ["reviewed", "approved"]),
                    ),
                    ("state", "withdrawn"),
                    _connector="OR",
                ),
                name="contract_version_reviewed_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="contractversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approver__isnull", False), ("known_at__isnull", False), ("state", "approved")),
                    models.Q(
                        models.Q(("state", "approved"), _negated=True), ("approver", None), ("known_at", None)
                    ),
                    _connector="OR",
                ),
                name="contract_version_approved_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="contractversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reviewer", None),
                    models.Q(("reviewer", models.F("author")), _negated=True),
                    _connector="OR",
                ),
                name="contract_version_other_reader",
            ),
        ),
    ]
