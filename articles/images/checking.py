"""What was uploaded → the pixels of a picture, or a refusal in words that an editor can act on.

Only the content counts; a name and a type are what the sender says they are. What comes out holds pixels and nothing
else: no place, no camera, no comment, and no other file that was hidden behind the image.
"""

import hashlib
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
ACCEPTED = "JPEG, PNG, WebP, AVIF of GIF"
_WITH_PROFILE = {"RGB", "RGBA", "L", "CMYK", "LAB"}


@dataclass(frozen=True)
class Upload:
    """A sound picture, upright, in sRGB; and the digest of the file it came in, by which that file is known again."""

    pixels: Image.Image
    digest: str


def read(file: File, name: str) -> Upload:
    """Give the picture in `file`; raise ValidationError when it is not one, or too large. `name` is for the message."""
    # Not the code "empty": the words that a form has for that code would take the place of ours.
    if not file.size:
        raise ValidationError(f"“{name}” is leeg. Kies een beeld: {ACCEPTED}.", code="nothing_in_it")
    if file.size > settings.IMAGE_MOST_BYTES:
        raise ValidationError(
            f"“{name}” is {filesizeformat(file.size)}. Een beeld is hoogstens "
            f"{filesizeformat(settings.IMAGE_MOST_BYTES)}; maak het kleiner en kies het opnieuw.",
            code="too_heavy",
        )
    file.seek(0)
    content = file.read()
    return Upload(_decoded(content, name), hashlib.sha256(content).hexdigest())


def _decoded(content: bytes, name: str) -> Image.Image:
    try:
        # This reads the header; of a moving picture the first frame is what `load` decodes.
        with Image.open(BytesIO(content), formats=FORMATS) as image:
            if not _has_room_for(image.size):
                raise Image.DecompressionBombError
            image.load()
            return _bare(_opaque_when_it_is(_in_srgb(_upright(image))))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(_too_large(name), code="too_large") from error
    except UnidentifiedImageError as error:
        complaint = f"“{name}” is geen beeld dat we kunnen lezen, hoe het ook heet. Kies een {ACCEPTED}."
        raise ValidationError(complaint, code="not_an_image") from error
    # Decoders answer damage with anything from SyntaxError to struct.error, and none of it is the editor's to solve.
    except Exception as error:
        complaint = f"“{name}” is beschadigd of niet helemaal aangekomen. Kies het opnieuw, als {ACCEPTED}."
        raise ValidationError(complaint, code="damaged") from error


def _has_room_for(size: tuple[int, int]) -> bool:
    return size[0] * size[1] <= settings.IMAGE_MOST_PIXELS and max(size) <= settings.IMAGE_LONGEST_SIDE


def _too_large(name: str) -> str:
    millions, side = settings.IMAGE_MOST_PIXELS // 1_000_000, settings.IMAGE_LONGEST_SIDE
    return (
        f"“{name}” heeft te veel pixels. Een beeld heeft er hoogstens {millions} miljoen, en hoogstens {side} in de "
        "breedte en in de hoogte; maak het kleiner en kies het opnieuw."
    )


def _upright(image: Image.Image) -> Image.Image:
    """Turn the picture as the camera was held; in place, for a copy of a large one takes 150 MB."""
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except Exception:
        # Notes of a camera that cannot be read say nothing about the picture, which was decoded whole.
        return image
    return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """Give the picture in eight bits of red, green and blue, with transparency where it has that."""
    if image.mode in {"I", "F"} or image.mode.startswith("I;16"):
        image = _in_eight_bits(image)
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if mode == "RGBA" or image.mode in {"1", "P"}:
        image = image.convert(mode)
    if profile and image.mode in _WITH_PROFILE:
        image = _from_profile(image, profile, mode)
    return image if image.mode == mode else image.convert(mode)


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """Scale sixteen bits of grey to eight; Pillow's own conversion would cut off what is above 255."""
    if image.mode == "F":
        return image.convert("L")
    return image.convert("I").point(lambda shade: shade / 256).convert("L")


def _from_profile(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    try:
        return ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that is damaged, or meant for another kind of colours: the numbers are taken as they are.
        return image


def _opaque_when_it_is(image: Image.Image) -> Image.Image:
    is_opaque = image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255)
    return image.convert("RGB") if is_opaque else image


def _bare(image: Image.Image) -> Image.Image:
    """Copy the pixels alone: what Pillow keeps beside them, it would write into the next file."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare
