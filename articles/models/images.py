"""The image library: each image once, with what is known of it, for all articles that show it."""

from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from imagefield.fields import PPOIField

from articles.images import checking, encoding, files
from articles.querysets.images import ImageQuerySet, rights_ended

_COORDINATE = r"(0(\.\d{1,6})?|1(\.0{1,6})?)"
validate_focus = RegexValidator(
    rf"\A{_COORDINATE}x{_COORDINATE}\Z", "Wijs het belangrijkste punt aan met een klik in het beeld."
)


@dataclass(frozen=True)
class Rendition:
    """The whole image at one width: as AVIF, and in the format for browsers that do not know that."""

    width: int
    height: int
    avif: str
    fallback: str


class Image(models.Model):
    """A photo or drawing that editors choose from; its file is made anew from the pixels of what was uploaded."""

    title = models.CharField(
        "titel", max_length=150, help_text="Waaraan de redactie het beeld herkent; lezers zien dit niet."
    )
    file = models.FileField(
        "bestand",
        upload_to=files.FOLDER,
        max_length=150,
        help_text=f"Een {checking.ACCEPTED}. Van een bewegend beeld blijft het eerste beeldje. Plaats, camera en "
        "andere verborgen gegevens verdwijnen uit het bestand. Na het opslaan wijs je met een klik in het beeld aan "
        "wat in elke uitsnede blijft.",
    )
    focus = PPOIField("belangrijkste punt", validators=[validate_focus])
    width = models.PositiveIntegerField("breedte", default=0, editable=False)
    height = models.PositiveIntegerField("hoogte", default=0, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    alt = models.CharField(
        "beschrijving voor wie het beeld niet ziet", max_length=250, blank=True, help_text="Wat is er te zien?"
    )
    is_decorative = models.BooleanField(
        "decoratief",
        default=False,
        help_text="Aan als het beeld niets vertelt wat niet in de tekst staat. Een schermlezer slaat het dan over.",
    )
    caption = models.CharField(
        "bijschrift", max_length=400, blank=True, help_text="Een artikel kan zijn eigen bijschrift geven."
    )
    credit = models.CharField("maker", max_length=150, blank=True, help_text="Bijvoorbeeld: Foto: Norbert Waalboer.")
    rights = models.CharField(
        "rechten", max_length=400, blank=True, help_text="De licentie of de afspraak. Alleen de redactie ziet dit."
    )
    rights_until = models.DateField(
        "rechten tot en met",
        null=True,
        blank=True,
        help_text="De laatste dag waarop lezers het beeld zien; daarna blijft alleen het bijschrift. Leeg is altijd.",
    )
    added_at = models.DateTimeField("toegevoegd op", auto_now_add=True)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = "beeld"
        verbose_name_plural = "beelden"
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_decorative=True, alt="") | (Q(is_decorative=False) & ~Q(alt="")),
                name="image_alt_or_decorative",
                violation_error_message="Beschrijf het beeld voor wie het niet ziet, of noem het decoratief: een van "
                "de twee.",
            )
        ]

    def __str__(self) -> str:
        # Who chooses an image reads this, so it says beforehand that readers will not see it.
        name = f"{self.title} ({self.credit})" if self.credit else self.title
        return name if self.is_usable else f"{name}, rechten verlopen"

    def save(self, *args, **kwargs) -> None:
        """Store the row with all of its files, or neither; the files that it had before go when that is sure."""
        validate_focus(self.focus)
        before = self._file_names_in_database()
        made = self._make_files(before)
        try:
            super().save(*args, **kwargs)
        except BaseException:
            files.remove(made)
            raise
        self._remove_once_sure(before - set(self.file_names))

    def clean(self) -> None:
        if self._is_file_new:
            try:
                self._read_upload()
            except ValidationError as error:
                raise ValidationError({"file": error}) from error

    def delete(self, *args, **kwargs) -> tuple[int, dict[str, int]]:
        names = set(self.file_names)
        deleted = super().delete(*args, **kwargs)
        self._remove_once_sure(names)
        return deleted

    @property
    def is_usable(self) -> bool:
        """Whether a reader may see it today."""
        return not rights_ended(self.rights_until)

    @property
    def file_names(self) -> list[str]:
        """The names of all its files in the storage."""
        return files.names_of(self.file.name, self.width, self.focus)

    @property
    def renditions(self) -> list[Rendition]:
        """What a page offers a browser to choose from, the narrowest first."""
        extension, size = PurePath(self.file.name).suffix.removeprefix("."), (self.width, self.height)
        return [
            Rendition(
                width,
                encoding.height_at(width, size),
                avif=self._address(files.rendition_name(self.file.name, width, encoding.AVIF)),
                fallback=self._address(files.rendition_name(self.file.name, width, extension)),
            )
            for width in encoding.widths_of(self.width)
        ]

    @property
    def thumbnail(self) -> str:
        """The address of the square around the focal point."""
        return self._address(files.square_name(self.file.name, self.focus))

    def _address(self, name: str) -> str:
        return self.file.storage.url(name)

    @property
    def _is_file_new(self) -> bool:
        return bool(self.file) and not self.file._committed

    def _read_upload(self) -> checking.Upload:
        """Check the new file, once: what the form found good is what is stored."""
        checked_file, upload = getattr(self, "_checked", (None, None))
        if checked_file is not self.file.file:
            upload = checking.read(self.file, PurePath(self.file.name).name)
            self._checked = (self.file.file, upload)
        return upload

    def _make_files(self, before: set[str]) -> set[str]:
        """Make the files that were not there `before`, and give their names."""
        if self._is_file_new:
            upload = self._read_upload()
            self.file = files.store(upload.pixels, self.title, self.focus)
            self.width, self.height = upload.pixels.size
            self.digest = upload.digest
            del self._checked
            return set(self.file_names)
        name = files.square_name(self.file.name, self.focus)
        if name not in before:
            files.store_square(self.file.name, self.focus)
        return {name} - before

    def _file_names_in_database(self) -> set[str]:
        rows = type(self).objects.filter(pk=self.pk).values_list("file", "width", "focus") if self.pk else []
        return {name for row in rows for name in files.names_of(*row)}

    def _remove_once_sure(self, names: set[str]) -> None:
        # Robust: a file that stays behind is no reason to say that the row was not stored, so it goes to the log.
        transaction.on_commit(lambda: files.remove(names), robust=True)
