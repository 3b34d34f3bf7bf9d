package org.chuishao.embedded.issuer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.chuishao.embedded.PrivateFiles;
import org.jose4j.jwk.RsaJsonWebKey;

/** The issuer's RSA key, made once and kept, so that tokens outlive a restart. Its id is its RFC 7638 thumbprint. */
record SigningKey(PrivateKey secret, RsaJsonWebKey published) {
    private static final String HEADER = "-----BEGIN PRIVATE KEY-----";
    private static final String FOOTER = "-----END PRIVATE KEY-----";

    static SigningKey readOrMake(Path file) throws IOException, GeneralSecurityException {
        if (Files.notExists(file)) {
            PrivateFiles.write(file, make());
        }
        var body = Files.readString(file).replace(HEADER, "").replace(FOOTER, "");
        var bytes = Base64.getMimeDecoder().decode(body);
        var secret = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        return new SigningKey(secret, publish(secret));
    }

    String id() {
        return published.getKeyId();
    }

    private static String make() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var bytes = generator.generateKeyPair().getPrivate().getEncoded();
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return HEADER + "\n" + body + "\n" + FOOTER + "\n";
    }

    private static RsaJsonWebKey publish(RSAPrivateCrtKey secret) throws GeneralSecurityException {
        var numbers = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
        var key = new RsaJsonWebKey((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(numbers));
        key.setAlgorithm("RS256");
        key.setUse("sig");
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        return key;
    }
}
