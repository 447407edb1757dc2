"""Uploading to the image library: what is refused, what is left out, and what is made."""

import contextlib
import zipfile
from io import BytesIO
from struct import pack
from zlib import compress, crc32

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis.strategies import data, integers, lists, sampled_from
from PIL import Image as Pillow
from PIL import ImageCms, ImageDraw, PngImagePlugin

from articles.images import checking
from tests import factories
from tests.factories import image_file

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
SCRIPT = b"alert(document.cookie)"
ORIENTATION, GPS, CAMERA = 0x0112, 0x8825, 0x010F
SQUARE_OF_RED = (255, 0, 0)


def upload(content: bytes, name: str = "foto.jpg") -> Pillow.Image:
    return checking.read(ContentFile(content, name=name), name).pixels


def refusal(content: bytes, name: str = "foto.jpg") -> str:
    with pytest.raises(ValidationError) as refused:
        upload(content, name)
    return refused.value.message


def saved(picture: Pillow.Image, kind: str, **options) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def two_halves(size: tuple[int, int] = (40, 20)) -> Pillow.Image:
    """A picture of which the left half is red and the right half blue."""
    picture = Pillow.new("RGB", size, "blue")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2 - 1, size[1]), fill="red")
    return picture


def a_zip() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x.html", HTML)
    return file.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A file of some hundred bytes with the header of a picture of any size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return pack(">I", len(content)) + kind + content + pack(">I", crc32(kind + content))

    header = pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


# What is refused

WHOLE = {kind: saved(two_halves(), kind) for kind in checking.FORMATS}
NO_IMAGES = {
    "svg": (SVG, "tekening.png"),
    "html": (HTML, "foto.jpg"),
    "pdf": (b"%PDF-1.7\n" + b"x" * 100, "foto.jpg"),
    "zip": (a_zip(), "foto.jpg"),
    "script behind the letters GIF": (b"GIF89a/*" + b"x" * 40 + b"*/=1;" + SCRIPT, "foto.gif"),
    "bmp": (image_file(kind="BMP"), "foto.jpg"),
    "one byte": (b"\xff", "foto.jpg"),
}


@pytest.mark.parametrize(("content", "name"), NO_IMAGES.values(), ids=NO_IMAGES)
def test_what_is_no_image_is_refused_whatever_its_name(content, name):
    words = refusal(content, name)
    assert name in words
    assert "JPEG, PNG, WebP, AVIF of GIF" in words


def test_an_empty_file_is_refused():
    assert refusal(b"") == "“foto.jpg” is leeg. Kies een beeld: JPEG, PNG, WebP, AVIF of GIF."


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_half_a_file_is_refused(kind):
    whole = saved(Pillow.effect_noise((300, 300), 80).convert("RGB"), kind)
    words = "kunnen lezen" if kind == "AVIF" else "beschadigd of niet helemaal aangekomen"
    assert words in refusal(whole[: len(whole) // 2])


@pytest.mark.filterwarnings("ignore")
@given(sampled_from(checking.FORMATS), data())
def test_damage_of_any_kind_is_refused_or_does_not_matter(kind, draw):
    content = bytearray(WHOLE[kind])
    for place in draw.draw(lists(integers(0, len(content) - 1), min_size=1, max_size=6)):
        content[place] = draw.draw(integers(0, 255))
    with contextlib.suppress(ValidationError):
        assert upload(bytes(content)).mode in {"RGB", "RGBA"}


@pytest.mark.parametrize("size", [(30_000, 30_000), (9_000, 9_000), (16_001, 1), (1, 16_001)])
def test_a_header_that_claims_too_many_pixels_is_refused_before_anything_is_decoded(monkeypatch, size):
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", lambda self: pytest.fail("it was decoded"))
    content = png_that_claims(*size)
    assert len(content) < 200
    assert "heeft te veel pixels" in refusal(content)


def test_a_file_that_is_too_heavy_is_refused_unread(settings, monkeypatch):
    settings.IMAGE_MOST_BYTES = 1024
    monkeypatch.setattr(checking, "_decoded", lambda *arguments: pytest.fail("it was decoded"))
    assert "Een beeld is hoogstens 1,0\xa0KB" in refusal(b"x" * 1025)


# What is left out


def private_jpeg() -> bytes:
    exif = Pillow.Exif()
    exif[CAMERA] = "GEHEIME CAMERA"
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 5.0, 1.0), 3: "E", 4: (4.0, 53.0, 9.0)})
    options = {"exif": exif, "comment": b"GEHEIM COMMENTAAR", "xmp": b"<x:xmpmeta>GEHEIME XMP</x:xmpmeta>"}
    return saved(two_halves(), "JPEG", **options) + SCRIPT


def private_png() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "GEHEIME MAKER")
    texts.add_itxt("XML:com.adobe.xmp", "GEHEIME XMP")
    exif = Pillow.Exif()
    exif[CAMERA] = "GEHEIME CAMERA"
    return saved(two_halves().convert("RGBA"), "PNG", pnginfo=texts, exif=exif) + SCRIPT


def test_the_sample_tells_where_it_was_taken():
    assert Pillow.open(BytesIO(private_jpeg())).getexif().get_ifd(GPS)[1] == "N"


@pytest.mark.parametrize("content", [private_jpeg(), private_png()], ids=["jpeg", "png"])
def test_nothing_but_pixels_is_stored(content):
    for name in stored(content).file_names:
        with default_storage.open(name) as file:
            kept = file.read()
            assert (b"GEHEIM" in kept, SCRIPT in kept, b"Exif" in kept) == (False, False, False)
            assert not Pillow.open(BytesIO(kept)).getexif()
            assert set(Pillow.open(BytesIO(kept)).info) <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
                "progressive",
                "progression",
            }


def stored(content: bytes, **fields):
    return factories.image(file=ContentFile(content, name="../../etc/Foto van Jan.jpg.exe"), **fields)


def test_a_script_behind_an_image_is_gone():
    picture = upload(saved(two_halves(), "GIF") + b"/*" + SCRIPT)
    assert SCRIPT not in saved(picture, "PNG")


# What is made of it


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright(orientation):
    turn = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    turned = two_halves().transpose(turn[orientation]) if orientation in turn else two_halves()
    exif = Pillow.Exif()
    exif[ORIENTATION] = orientation
    picture = upload(saved(turned, "PNG", exif=exif))
    assert (picture.size, picture.getpixel((1, 10)), picture.getpixel((38, 10))) == ((40, 20), (255, 0, 0), (0, 0, 255))


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_picture_with_unreadable_notes_of_the_camera_is_taken(kind):
    assert upload(saved(two_halves(), kind, exif=b"Exif\0\0geen notities")).size == (40, 20)


def test_four_inks_become_red_green_and_blue():
    picture = upload(saved(Pillow.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG"))
    red, green, blue = picture.getpixel((4, 4))
    assert (picture.mode, red > 220, green < 40, blue < 40) == ("RGB", True, True, True)


def test_colours_of_another_profile_become_those_of_the_web():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"?XYZ", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"?XYZ", b"bXYZ", 1)
    red, green, blue = upload(saved(two_halves(), "PNG", icc_profile=swapped)).getpixel((1, 1))
    assert (red < 10, green < 10, blue > 245) == (True, True, True)


def test_a_profile_that_is_damaged_does_not_stop_the_upload():
    picture = upload(saved(two_halves(), "PNG", icc_profile=b"geen profiel"))
    assert picture.getpixel((1, 1)) == SQUARE_OF_RED


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_sixteen_bits_become_eight(shade):
    picture = upload(saved(Pillow.new("I;16", (4, 4), shade * 257), "PNG"))
    assert picture.getpixel((1, 1)) == (shade,) * 3


def test_transparency_is_kept():
    picture = upload(saved(Pillow.new("RGBA", (4, 4), (255, 0, 0, 100)), "PNG"))
    assert (picture.mode, picture.getpixel((1, 1))) == ("RGBA", (255, 0, 0, 100))


def test_transparency_that_shows_nothing_is_dropped():
    assert upload(saved(Pillow.new("RGBA", (4, 4), (255, 0, 0, 255)), "PNG")).mode == "RGB"


def test_of_a_moving_picture_the_first_frame_is_taken():
    frames = [Pillow.new("RGB", (4, 4), colour) for colour in ("red", "lime", "blue")]
    picture = upload(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert picture.getpixel((1, 1)) == SQUARE_OF_RED


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_each_format_is_taken_under_any_name(kind):
    assert upload(image_file((7, 5), kind=kind), "naamloos").size == (7, 5)


# What is stored


def test_the_name_is_ours():
    name = stored(image_file(), title="Buurthuis ’t Kruispunt").file.name
    assert name.startswith("images/")
    assert "/buurthuis-t-kruispunt-" in name
    assert name.endswith(".jpg")


def test_two_images_with_one_title_have_two_names():
    assert stored(image_file(), title="Wijk").file.name != stored(image_file(), title="Wijk").file.name


@pytest.mark.parametrize(
    ("width", "widths"),
    [(1, [1]), (480, [480]), (481, [480, 481]), (1600, [480, 800, 1200, 1600]), (1700, [480, 800, 1200, 1600])],
)
def test_a_rendition_is_never_wider_than_the_image(width, widths):
    image = stored(image_file((width, 3)))
    assert [rendition.width for rendition in image.renditions] == widths
    assert all(default_storage.exists(name) for name in image.file_names)


@pytest.mark.parametrize("size", [(1, 1), (1000, 1), (1, 1000), (1601, 803)])
def test_a_rendition_has_the_size_that_the_page_gives_it(size):
    image = stored(image_file(size))
    for rendition in image.renditions:
        for address in (rendition.avif, rendition.fallback):
            with default_storage.open(address.removeprefix("/media/")) as file, Pillow.open(file) as picture:
                assert picture.size == (rendition.width, rendition.height)


@pytest.mark.parametrize(("mode", "extension", "kind"), [("RGB", ".jpg", "JPEG"), ("RGBA", ".png", "PNG")])
def test_only_what_is_transparent_is_a_png_for_older_browsers(mode, extension, kind):
    image = stored(saved(Pillow.new(mode, (4, 4), (1, 2, 3, 4)[: len(mode)]), "PNG"))
    assert image.renditions[0].fallback.endswith(extension)
    with default_storage.open(image.file.name) as file:
        assert Pillow.open(file).format == kind


def square_of(image) -> tuple[int, int, int]:
    with default_storage.open(image.thumbnail.removeprefix("/media/")) as file, Pillow.open(file) as picture:
        return tuple(round(shade, -2) for shade in picture.convert("RGB").getpixel((5, 5)))


def test_the_square_is_made_anew_when_the_focal_point_changes(django_capture_on_commit_callbacks):
    image = stored(saved(two_halves(), "PNG"), focus="0.1x0.5")
    before = set(image.file_names)
    assert square_of(image) == (300, 0, 0)
    image.focus = "0.9x0.5"
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    assert square_of(image) == (0, 0, 300)
    assert [default_storage.exists(name) for name in before - set(image.file_names)] == [False]


def test_a_focal_point_that_is_no_point_is_refused():
    with pytest.raises(ValidationError):
        stored(image_file(), focus="../../x0.5")


def files() -> set[str]:
    folders = default_storage.listdir("images")[0] if default_storage.exists("images") else []
    return {f"{folder}/{name}" for folder in folders for name in default_storage.listdir(f"images/{folder}")[1]}


def test_when_a_rendition_cannot_be_made_nothing_is_stored(monkeypatch):
    before = files()
    monkeypatch.setattr("articles.images.encoding.renditions", lambda pixels: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        stored(image_file())
    assert files() == before


def _no_room(half: str) -> None:
    raise OSError("vol")


def test_when_the_disk_is_full_nothing_stays_behind(monkeypatch):
    before, room = files(), iter([True, True])
    write = default_storage._save

    def write_while_there_is_room(name, content):
        return write(name, content) if next(room, False) else _no_room(write(name, ContentFile(b"half")))

    monkeypatch.setattr(default_storage, "_save", write_while_there_is_room)
    with pytest.raises(OSError, match="vol"):
        stored(image_file())
    assert files() == before


def test_when_the_row_is_refused_its_files_are_gone():
    before = files()
    with pytest.raises(IntegrityError), transaction.atomic():
        stored(image_file(), alt="x", is_decorative=True)
    assert files() == before


def test_another_file_takes_the_place_of_all_files_of_the_old(django_capture_on_commit_callbacks):
    before, image = files(), stored(image_file((900, 3)))
    image.file = ContentFile(image_file((5, 4)), name="x.gif")
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    assert (image.width, image.height) == (5, 4)
    assert len(files() - before) == len(image.file_names) == 4


def test_a_deleted_image_takes_its_files_along(django_capture_on_commit_callbacks):
    before, image = files(), stored(image_file((900, 3)))
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    assert files() == before
