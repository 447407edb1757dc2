"""The image library. The files of figures move into it; what cannot be read any more is named in the editors' note."""

import django.core.validators
import django.db.models.deletion
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import migrations, models

from articles.images import checking, files
from articles.models.images import validate_focus
from articles.querysets.images import rights_ended

LOST = "Beeld {} kon niet naar de beeldbibliotheek: {}"
CENTRE = "0.5x0.5"


def fill_library(apps, schema_editor):
    """Give each file one image in the library. The old files stay where they are, for who wants to go back."""
    Block, Article = apps.get_model("articles", "Block"), apps.get_model("articles", "Article")
    names = Block.objects.exclude(image="").order_by("image").values_list("image", flat=True).distinct()
    for name in list(names):
        blocks = Block.objects.filter(image=name).order_by("pk")
        try:
            image = _make_image(apps, name, blocks.first())
        except (OSError, ValidationError) as error:
            reason = " ".join(error.messages) if isinstance(error, ValidationError) else "het bestand is er niet."
            for article in Article.objects.filter(blocks__in=blocks).distinct():
                article.editor_note = f"{article.editor_note}\n{LOST.format(name, reason)}".strip()
                article.save(update_fields=["editor_note"])
        else:
            blocks.update(picture=image)


def _make_image(apps, name, block):
    try:
        validate_focus(block.image_focus)
        focus = block.image_focus
    except ValidationError:
        focus = CENTRE
    title = (block.caption or block.alt)[:150]
    with default_storage.open(name) as file:
        upload = checking.read(file, name)
    return apps.get_model("articles", "Image").objects.create(
        title=title,
        file=files.store(upload.pixels, title, focus),
        focus=focus,
        width=upload.pixels.width,
        height=upload.pixels.height,
        digest=upload.digest,
        alt=block.alt,
        credit=block.credit,
    )


def empty_library(apps, schema_editor):
    """Give each figure the file of its image again, and the words that it took from the library.

    What no article shows has no place to go: its files stay in the storage. An image whose rights have ended stays off.
    """
    for block in apps.get_model("articles", "Block").objects.exclude(picture=None).select_related("picture"):
        picture = block.picture
        words = {name: getattr(block, name) or getattr(picture, name) for name in ("alt", "caption", "credit")}
        # A figure with a file must be described, and a decorative image has no description.
        words["alt"] = words["alt"] or picture.title
        if not rights_ended(picture.rights_until):
            words |= {"image": picture.file.name, "image_focus": picture.focus}
            words |= {"image_width": picture.width, "image_height": picture.height}
        # Not save(): that would open each file to measure it.
        type(block).objects.filter(pk=block.pk).update(**words)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_working_copy'),
    ]

    operations = [
        migrations.CreateModel(
            name='Image',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(help_text='Waaraan de redactie het beeld herkent; lezers zien dit niet.', max_length=150, verbose_name='titel')),
                ('file', models.FileField(help_text='Een JPEG, PNG, WebP, AVIF of GIF. Van een bewegend beeld blijft het eerste beeldje. Plaats, camera en andere verborgen gegevens verdwijnen uit het bestand. Na het opslaan wijs je met een klik in het beeld aan wat in elke uitsnede blijft.', max_length=150, upload_to='images', verbose_name='bestand')),
                ('focus', models.CharField(default='0.5x0.5', max_length=20, validators=[django.core.validators.RegexValidator('\\A(0(\\.\\d{1,6})?|1(\\.0{1,6})?)x(0(\\.\\d{1,6})?|1(\\.0{1,6})?)\\Z', 'Wijs het belangrijkste punt aan met een klik in het beeld.')], verbose_name='belangrijkste punt')),
                ('width', models.PositiveIntegerField(default=0, editable=False, verbose_name='breedte')),
                ('height', models.PositiveIntegerField(default=0, editable=False, verbose_name='hoogte')),
                ('digest', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('alt', models.CharField(blank=True, help_text='Wat is er te zien?', max_length=250, verbose_name='beschrijving voor wie het beeld niet ziet')),
                ('is_decorative', models.BooleanField(default=False, help_text='Aan als het beeld niets vertelt wat niet in de tekst staat. Een schermlezer slaat het dan over.', verbose_name='decoratief')),
                ('caption', models.CharField(blank=True, help_text='Een artikel kan zijn eigen bijschrift geven.', max_length=400, verbose_name='bijschrift')),
                ('credit', models.CharField(blank=True, help_text='Bijvoorbeeld: Foto: Norbert Waalboer.', max_length=150, verbose_name='maker')),
                ('rights', models.CharField(blank=True, help_text='De licentie of de afspraak. Alleen de redactie ziet dit.', max_length=400, verbose_name='rechten')),
                ('rights_until', models.DateField(blank=True, help_text='De laatste dag waarop lezers het beeld zien; daarna blijft alleen het bijschrift. Leeg is altijd.', null=True, verbose_name='rechten tot en met')),
                ('added_at', models.DateTimeField(auto_now_add=True, verbose_name='toegevoegd op')),
            ],
            options={
                'verbose_name': 'beeld',
                'verbose_name_plural': 'beelden',
                'ordering': ['-added_at', '-pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='image',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('alt', ''), ('is_decorative', True)), models.Q(('is_decorative', False), models.Q(('alt', ''), _negated=True)), _connector='OR'), name='image_alt_or_decorative', violation_error_message='Beschrijf het beeld voor wie het niet ziet, of noem het decoratief: een van de twee.'),
        ),
        migrations.AddField(
            model_name='block',
            name='picture',
            field=models.ForeignKey(blank=True, help_text='Uit de beeldbibliotheek. Mag leeg blijven als we alleen het bijschrift van een gedrukte foto hebben.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='articles.image', verbose_name='beeld'),
        ),
        migrations.RunPython(fill_library, empty_library),
        migrations.RemoveConstraint(
            model_name='block',
            name='block_image_has_alt',
        ),
        migrations.RemoveField(
            model_name='block',
            name='image',
        ),
        migrations.RemoveField(
            model_name='block',
            name='image_focus',
        ),
        migrations.RemoveField(
            model_name='block',
            name='image_height',
        ),
        migrations.RemoveField(
            model_name='block',
            name='image_width',
        ),
        migrations.AlterField(
            model_name='block',
            name='alt',
            field=models.CharField(blank=True, help_text='Alleen als het beeld in dit artikel om andere woorden vraagt; leeg is die van de bibliotheek.', max_length=250, verbose_name='beschrijving voor wie het beeld niet ziet'),
        ),
        migrations.AlterField(
            model_name='block',
            name='caption',
            field=models.CharField(blank=True, help_text='Voor dit artikel; leeg is dat van de bibliotheek.', max_length=400, verbose_name='bijschrift'),
        ),
        migrations.AlterField(
            model_name='block',
            name='credit',
            field=models.CharField(blank=True, help_text='Bijvoorbeeld: Foto: Norbert Waalboer. Leeg is die van de bibliotheek.', max_length=150, verbose_name='maker'),
        ),
    ]
