
import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_search_index'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OpenForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.BigIntegerField()),
                ('seen_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'geopend formulier',
                'verbose_name_plural': 'geopende formulieren',
            },
        ),
        migrations.CreateModel(
            name='WorkingCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rows', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='inhoud')),
                ('base', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='uitgangspunt')),
                ('started_at', models.DateTimeField(auto_now_add=True, verbose_name='begonnen op')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='bijgewerkt op')),
            ],
            options={
                'verbose_name': 'werkversie',
                'verbose_name_plural': 'werkversies',
            },
        ),
        migrations.AddField(
            model_name='article',
            name='withdrawal_reason',
            field=models.CharField(blank=True, help_text='Lezers zien deze reden op het adres van wat is ingetrokken.', max_length=400, verbose_name='reden van intrekking'),
        ),
        migrations.AddField(
            model_name='issue',
            name='withdrawal_reason',
            field=models.CharField(blank=True, help_text='Lezers zien deze reden op het adres van wat is ingetrokken.', max_length=400, verbose_name='reden van intrekking'),
        ),
        migrations.AlterField(
            model_name='article',
            name='status',
            field=models.CharField(choices=[('draft', 'concept'), ('published', 'gepubliceerd'), ('withdrawn', 'ingetrokken')], db_index=True, default='draft', help_text='Lezers zien een concept niet. Gepubliceerd wordt zichtbaar vanaf het moment hieronder.', max_length=12, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='issue',
            name='status',
            field=models.CharField(choices=[('draft', 'concept'), ('published', 'gepubliceerd'), ('withdrawn', 'ingetrokken')], db_index=True, default='draft', help_text='Lezers zien een concept niet. Gepubliceerd wordt zichtbaar vanaf het moment hieronder.', max_length=12, verbose_name='status'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), _negated=True), models.Q(('withdrawal_reason', ''), _negated=True), _connector='OR'), name='article_withdrawn_has_reason', violation_error_message='Zeg waarom het is ingetrokken.'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), _negated=True), models.Q(('withdrawal_reason', ''), _negated=True), _connector='OR'), name='issue_withdrawn_has_reason', violation_error_message='Zeg waarom het is ingetrokken.'),
        ),
        migrations.AddField(
            model_name='openform',
            name='content_type',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='openform',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='workingcopy',
            name='article',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='working_copy', to='articles.article', verbose_name='artikel'),
        ),
        migrations.AddField(
            model_name='workingcopy',
            name='changed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='bijgewerkt door'),
        ),
        migrations.AddField(
            model_name='workingcopy',
            name='started_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='begonnen door'),
        ),
        migrations.AddConstraint(
            model_name='openform',
            constraint=models.UniqueConstraint(fields=('content_type', 'object_id', 'user'), name='open_form_once_per_user'),
        ),
    ]
