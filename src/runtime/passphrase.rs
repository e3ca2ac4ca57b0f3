//! The passphrase for editing, as it is kept: an Argon2id hash in the usual
//! text form (PHC), with the parameters that OWASP asks for at least (Password
//! Storage Cheat Sheet: 19 MiB, two passes, one lane).

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::text::nfc;

/// How few letters are no passphrase.
pub const SHORTEST: usize = 6;

fn hasher() -> Option<Argon2<'static>> {
    let params = Params::new(19 * 1024, 2, 1, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// What is kept of a passphrase; none if the system has no chance to give.
#[must_use]
pub fn hash(passphrase: &str) -> Option<String> {
    let salt = SaltString::generate(&mut OsRng);
    let hash = hasher()?.hash_password(nfc(passphrase).as_bytes(), &salt).ok()?;
    Some(hash.to_string())
}

/// Whether this is the passphrase of which that was kept. What cannot be read
/// fits nothing.
#[must_use]
pub fn fits(kept: &str, passphrase: &str) -> bool {
    PasswordHash::new(kept).is_ok_and(|kept| {
        let typed = nfc(passphrase);
        hasher().is_some_and(|hasher| hasher.verify_password(typed.as_bytes(), &kept).is_ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_fits_however_its_letters_are_composed_and_no_other_does() {
        let kept = hash("Hải Phòng 2026").expect("hashed");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(!kept.contains("2026"));
        assert!(fits(&kept, "Ha\u{309}i Pho\u{300}ng 2026"));
        for other in ["Hải Phòng 2025", "hải phòng 2026", "", "Hải Phòng 2026 "] {
            assert!(!fits(&kept, other), "{other}");
        }
        assert_ne!(hash("Hải Phòng 2026").expect("hashed"), kept, "salted");
        for broken in ["", "x", "$argon2id$v=19$m=19456,t=2,p=1$", "Hải Phòng 2026"] {
            assert!(!fits(broken, "Hải Phòng 2026"));
        }
    }
}
