
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_working_copy'),
        ('dossiers', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='dossier',
            name='withdrawal_reason',
            field=models.CharField(blank=True, help_text='Lezers zien deze reden op het adres van wat is ingetrokken.', max_length=400, verbose_name='reden van intrekking'),
        ),
        migrations.AlterField(
            model_name='dossier',
            name='status',
            field=models.CharField(choices=[('draft', 'concept'), ('published', 'gepubliceerd'), ('withdrawn', 'ingetrokken')], db_index=True, default='draft', help_text='Lezers zien een concept niet. Gepubliceerd wordt zichtbaar vanaf het moment hieronder.', max_length=12, verbose_name='status'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), _negated=True), models.Q(('withdrawal_reason', ''), _negated=True), _connector='OR'), name='dossier_withdrawn_has_reason', violation_error_message='Zeg waarom het is ingetrokken.'),
        ),
    ]
