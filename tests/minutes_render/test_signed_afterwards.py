"""A sealed PDF that was really signed (PAdES) is «signed afterwards»; whatever is changed in it then is found."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.sealing import Wanted, seal_and_write
from codesign_tui.minutes.signatures import revisions, signatures
from codesign_tui.minutes.verifying import State, Verdict, seals_in, verify_copy
from minutes_render.sample import AT
from support_tui import MemoryFile, example_file


@pytest.fixture(scope="module")
def signer() -> signers.SimpleSigner:
    """Return somebody who signs, with a certificate of their own making."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Firma di prova")])
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=3650))
        .add_extension(
            x509.KeyUsage(True, True, False, False, False, False, False, False, False),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        signing_cert=next(iter(load_certs_from_pemder_data(made.public_bytes(serialization.Encoding.DER)))),
        signing_key=load_private_key_from_pemder_data(private, None),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> tuple[MemoryFile, bytes]:
    """Return a process whose third session was sealed, and the internal PDF."""
    file = example_file()
    wanted = Wanted((CopyKind.INTERNAL,), ("it",), ("pdf",), tmp_path_factory.mktemp("sealed"))
    done = seal_and_write(file, "S3", wanted, now=AT)
    return file, done.drawn.files[0][1].path.read_bytes()


def signed(content: bytes, signer: signers.SimpleSigner, field: str = "Firma", digest: str = "sha256") -> bytes:
    """Return a PDF with one more PAdES signature."""
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm=digest, subfilter=SigSeedSubFilter.PADES)
    out: BytesIO = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(content)), meta, signer)
    return out.getvalue()


def with_another_title(content: bytes) -> bytes:
    """Return a PDF to which something was added the way editors do: an incremental update without any signature."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    writer.root["/AA"] = generic.pdf_string("altro")
    writer.update_root()  # type: ignore[no-untyped-call]
    out = BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def verdict(sealed: tuple[MemoryFile, bytes], content: bytes, folder: Path) -> Verdict:
    """Return what a copy turns out to be."""
    copy = folder / "copia.pdf"
    copy.write_bytes(content)
    return verify_copy(copy, seals_in(Path("p"), sealed[0].process))


def flipped(content: bytes, at: int) -> bytes:
    """Return the bytes with one bit changed."""
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


@pytest.mark.parametrize("digest", ["sha256", "sha384", "sha512"])
def test_a_signed_copy_is_the_sealed_one_signed_afterwards(
    sealed: tuple[MemoryFile, bytes], signer: signers.SimpleSigner, digest: str, tmp_path: Path
) -> None:
    """Its first bytes are the sealed ones, and the signature holds for all of the file."""
    content = signed(sealed[1], signer, digest=digest)
    assert content.startswith(sealed[1])
    found = verdict(sealed, content, tmp_path)
    assert (found.state, found.notes) == (State.SIGNED, ())
    assert found.known is not None
    assert found.known.session.number == 3
    assert [(one.covers, one.intact) for one in signatures(content)] == [(len(content), True)]


def test_a_second_signature_is_one_more(
    sealed: tuple[MemoryFile, bytes], signer: signers.SimpleSigner, tmp_path: Path
) -> None:
    """Who presides signs, then who wrote; the first signature still holds for its own part."""
    content = signed(signed(sealed[1], signer, "Presidente"), signer, "Verbalizzante")
    assert verdict(sealed, content, tmp_path).state is State.SIGNED
    assert [one.intact for one in signatures(content)] == [True, True]


TAMPERED: dict[str, tuple[Callable[[bytes, int], bytes], str | None]] = {
    "in the text that was sealed": (lambda content, sealed: flipped(content, sealed // 2), None),
    "in its first line": (lambda content, _: flipped(content, 6), None),
    "in what the signing added": (lambda content, sealed: flipped(content, sealed + 40), "verify.signature_broken"),
    "in the signature itself": (
        lambda content, _: re.sub(rb"(?i)(06092a864886f70d01090)4", rb"\g<1>5", content),
        "verify.signature_broken",
    ),
    "after the signature": (lambda content, _: with_another_title(content), "verify.added_after_signing"),
    "by words at the end": (lambda content, _: content + b"% in piu\n", "verify.added_after_signing"),
    "by cutting the end": (lambda content, _: content[:-40], "verify.signature_broken"),
}


@pytest.mark.parametrize("where", TAMPERED)
def test_whatever_is_changed_in_a_signed_copy_is_found(
    sealed: tuple[MemoryFile, bytes], signer: signers.SimpleSigner, where: str, tmp_path: Path
) -> None:
    """One bit of the sealed part, of the signed part, an editor's update, an end that is missing: changed, and why."""
    tamper, why = TAMPERED[where]
    found = verdict(sealed, tamper(signed(sealed[1], signer), len(sealed[1])), tmp_path)
    assert found.state is State.CHANGED
    assert [note.id for note in found.notes] == ([] if why is None else [why])


def test_what_was_added_without_a_signature_is_a_change(sealed: tuple[MemoryFile, bytes], tmp_path: Path) -> None:
    """The sealed bytes are all there, but what follows them may show something else."""
    content = with_another_title(sealed[1])
    assert content.startswith(sealed[1])
    found = verdict(sealed, content, tmp_path)
    assert (found.state, [note.id for note in found.notes]) == (State.CHANGED, ["verify.added_unsigned"])


def test_a_signature_of_another_text_is_no_signature_of_this_one(
    sealed: tuple[MemoryFile, bytes], signer: signers.SimpleSigner, tmp_path: Path
) -> None:
    """The signature of one file, hung onto another, does not hold."""
    other = signed(sealed[1].replace(b"PDF-1.7", b"PDF-1.6"), signer)
    found = verdict(sealed, sealed[1] + other[len(sealed[1]) :], tmp_path)
    assert (found.state, [note.id for note in found.notes]) == (State.CHANGED, ["verify.signature_broken"])


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-", b"%%EOF", b"/ByteRange [0 9 5 9]", b"/ByteRange [0 3 900 9]<zz>", b"/ByteRange [0 21 26 1] <0609>"],
)
def test_bytes_that_are_no_pdf_are_read_without_harm(content: bytes) -> None:
    """Ranges that cross, lead out of the file or hold no signature: not intact, and no crash."""
    assert not any(one.intact for one in signatures(content))
    assert all(0 < end <= len(content) for end in revisions(content))
