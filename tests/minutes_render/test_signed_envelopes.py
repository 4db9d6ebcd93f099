"""A sealed copy that was signed in an envelope (CAdES, `.p7m`), as many Italian offices do, whatever its format."""

import base64
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.envelopes import opened
from codesign_tui.minutes.formats import FormatName
from codesign_tui.minutes.sealing import Wanted, seal_and_write
from codesign_tui.minutes.verifying import State, Verdict, seals_in, verify_copy
from minutes_render.sample import AT
from support_tui import MemoryFile, example_file

FORMATS: tuple[FormatName, ...] = ("pdf", "odt", "txt")


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> tuple[MemoryFile, dict[str, bytes]]:
    """Return a process whose third session was sealed, and the files of its internal copy."""
    file = example_file()
    wanted = Wanted((CopyKind.INTERNAL,), ("it",), FORMATS, tmp_path_factory.mktemp("sealed"))
    done = seal_and_write(file, "S3", wanted, now=AT)
    return file, {one.format: one.path.read_bytes() for _, one in done.drawn.files}


@pytest.fixture(scope="module")
def signer() -> tuple[x509.Certificate, rsa.RSAPrivateKey]:
    """Return somebody who signs."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Firma di prova")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 7, AT, AT.replace(year=2040))
    return builder.sign(key, hashes.SHA256()), key


def in_envelope(content: bytes, signer: tuple[x509.Certificate, rsa.RSAPrivateKey]) -> bytes:
    """Return the content signed in an envelope."""
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(*signer, hashes.SHA256())
    return builder.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary])


def in_pieces(message: bytes, content: bytes) -> bytes:
    """Return the same envelope as other programs write it: of indefinite lengths, its content cut into pieces."""

    def element(at: int) -> tuple[int, int]:
        """Return where the value of an element begins, and where the next one does."""
        length, start = message[at + 1], at + 2
        if length & 0x80:
            start += length & 0x7F
            length = int.from_bytes(message[at + 2 : start], "big")
        return start, start + length

    outer, _ = element(0)
    _, explicit = element(outer)
    signed, _ = element(element(explicit)[0])
    _, algorithms = element(signed)
    _, inner = element(algorithms)
    inner_start, rest = element(inner)
    _, held = element(inner_start)
    cut = len(content) // 3 or 1
    pieces = b"".join(
        b"\x04\x82" + len(content[at : at + cut][:60_000]).to_bytes(2, "big") + content[at : at + cut][:60_000]
        for at in range(0, len(content), cut)
    )
    end = b"\0\0"
    string = b"\xa0\x80\x24\x80" + pieces + end + end
    return (
        b"\x30\x80" + message[outer:explicit] + b"\xa0\x80\x30\x80" + message[signed:inner]
        + b"\x30\x80" + message[inner_start:held] + string + end + message[rest:] + end + end + end
    )  # fmt: skip


def verdict(sealed: tuple[MemoryFile, dict[str, bytes]], content: bytes, folder: Path) -> Verdict:
    """Return what a copy turns out to be."""
    copy = folder / "copia.p7m"
    copy.write_bytes(content)
    return verify_copy(copy, seals_in(Path("p"), sealed[0].process))


@pytest.mark.parametrize("name", FORMATS)
def test_a_copy_in_an_envelope_is_the_sealed_one_signed_afterwards(
    sealed: tuple[MemoryFile, dict[str, bytes]], signer: tuple[x509.Certificate, rsa.RSAPrivateKey],
    name: str, tmp_path: Path,
) -> None:  # fmt: skip
    """Of any format, in bytes or in letters, signed once or twice."""
    content = sealed[1][name]
    once = in_envelope(content, signer)
    letters = b"-----BEGIN PKCS7-----\n" + base64.encodebytes(once) + b"-----END PKCS7-----\n"
    for signed in (once, letters, base64.b64encode(once), in_envelope(once, signer)):
        found = verdict(sealed, signed, tmp_path)
        assert (found.state, found.notes) == (State.SIGNED, ())
        assert found.file is not None
        assert found.file.format == name


def test_an_envelope_in_pieces_is_read_too(
    sealed: tuple[MemoryFile, dict[str, bytes]], signer: tuple[x509.Certificate, rsa.RSAPrivateKey], tmp_path: Path
) -> None:
    """Many programs cut what they sign into pieces and do not say beforehand how long it is."""
    content = sealed[1]["txt"]
    signed = in_pieces(in_envelope(content, signer), content)
    assert verdict(sealed, signed, tmp_path).state is State.SIGNED


def test_what_was_changed_in_an_envelope_is_found(
    sealed: tuple[MemoryFile, dict[str, bytes]], signer: tuple[x509.Certificate, rsa.RSAPrivateKey], tmp_path: Path
) -> None:
    """Words changed in it, before or after signing; the signature of another text; an envelope of a stranger."""
    content = sealed[1]["txt"]
    other = content.replace(b"Borgoserra", b"Borgoserro")
    signed = in_envelope(content, signer)
    for changed in (signed.replace(b"Borgoserra", b"Borgoserro"), in_envelope(other, signer)):
        assert verdict(sealed, changed, tmp_path).state is State.CHANGED
    swapped = in_envelope(other, signer).replace(other, content)
    found = verdict(sealed, swapped, tmp_path)
    assert (found.state, [note.id for note in found.notes]) == (State.CHANGED, ["verify.signature_broken"])
    assert verdict(sealed, in_envelope(b"una lettera", signer), tmp_path).state is State.UNKNOWN


@pytest.mark.parametrize(
    "content",
    [b"", b"0", b"0\x80", b"0\x84\xff\xff\xff\xff", b"0\x80" * 2000, b"MIAGCSqGSIb3DQEHAqCA", b"MI\xff", b"-----BEGIN"],
)
def test_bytes_that_are_no_envelope_are_read_without_harm(content: bytes) -> None:
    """Lengths that lead out of the file, elements without an end, letters that are no message."""
    assert opened(content) is None
