package org.chuishao.whistle.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where webhooks may point. The name is resolved and judged when it is registered and again at every attempt, and the
 * connection goes to the very address that was judged: a name that changes its mind in between gains nothing.
 */
@Singleton
class Targets {
    /** How a name becomes addresses; tests have names of their own. */
    interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** @param address the one to connect to */
    record Target(URI url, InetAddress address) {
        int port() {
            if (url.getPort() >= 0) return url.getPort();
            return isSecure() ? 443 : 80;
        }

        boolean isSecure() {
            return url.getScheme().equalsIgnoreCase("https");
        }

        String pathAndQuery() {
            var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
            return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        }
    }

    /** Why an address is refused; thrown at an attempt. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final String zh;
        private final String en;

        Refused(String zh, String en) {
            super(en);
            this.zh = zh;
            this.en = en;
        }

        Problem problem() {
            return Problem.invalid("url", zh, en);
        }
    }

    private final boolean allowPrivate;
    private final Names names;

    @Inject
    Targets(@ConfigProperty(name = "chuishao.webhooks.allow-private", defaultValue = "false") boolean allowPrivate) {
        this(allowPrivate, InetAddress::getAllByName);
    }

    Targets(boolean allowPrivate, Names names) {
        this.allowPrivate = allowPrivate;
        this.names = names;
    }

    Target resolve(String url) throws Refused {
        var parsed = parse(url);
        var host = parsed.getHost().replaceAll("^\\[|]$", "");
        try {
            var addresses = names.resolve(host);
            if (!allowPrivate && !Arrays.stream(addresses).allMatch(PublicAddress::is))
                throw new Refused("不能指向本机或内网地址。", "Must not point to this machine or a private network.");
            return new Target(parsed, addresses[0]);
        } catch (UnknownHostException e) {
            throw new Refused("无法解析主机名。", "The host name cannot be resolved.");
        }
    }

    private URI parse(String url) throws Refused {
        try {
            var parsed = new URI(url);
            var scheme = parsed.getScheme() == null ? "" : parsed.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("https") && !(allowPrivate && scheme.equals("http")))
                throw new Refused("须为 https 地址。", "Takes an https address.");
            if (parsed.getHost() == null || parsed.getRawUserInfo() != null || parsed.getRawFragment() != null)
                throw new Refused("须为不含用户名和 # 的完整地址。", "Takes a complete address without a user name or a fragment.");
            if (parsed.getPort() == 0 || parsed.getPort() > 65_535) throw new Refused("端口无效。", "No such port.");
            return parsed;
        } catch (URISyntaxException e) {
            throw new Refused("不是合格的网址。", "This is no proper address.");
        }
    }
}
