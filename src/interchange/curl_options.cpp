// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/curl_options.h"

#include <algorithm>
#include <array>

namespace interchange
{

namespace
{

using enum CurlOption::Meaning;

/// All of curl's options up to 8.17 (curl.se/docs/manpage.html), by name. An option that is missing here
/// would have its value taken for an address, so the table is complete, not only what a payment request
/// needs.
constexpr auto options = std::to_array<CurlOption>({
    {0, "abstract-unix-socket", Setting},
    {0, "alpn", Flag},
    {0, "alt-svc", Setting},
    {0, "anyauth", Flag},
    {'a', "append", Flag},
    {0, "aws-sigv4", Credentials},
    {0, "basic", Flag},
    {'N', "buffer", Flag},
    {0, "ca-native", Flag},
    {0, "cacert", Setting},
    {0, "capath", Setting},
    {'E', "cert", Credentials},
    {0, "cert-status", Flag},
    {0, "cert-type", Setting},
    {0, "ciphers", Setting},
    {0, "clobber", Flag},
    {0, "compressed", Flag},
    {0, "compressed-ssh", Flag},
    {'K', "config", Unsupported},
    {0, "connect-timeout", Setting},
    {0, "connect-to", Setting},
    {'C', "continue-at", Setting},
    {'b', "cookie", Credentials},
    {'c', "cookie-jar", Setting},
    {0, "create-dirs", Flag},
    {0, "create-file-mode", Setting},
    {0, "crlf", Flag},
    {0, "crlfile", Setting},
    {0, "curves", Setting},
    {'d', "data", Data},
    {0, "data-ascii", Data},
    {0, "data-binary", DataBinary},
    {0, "data-raw", DataRaw},
    {0, "data-urlencode", Unsupported},
    {0, "delegation", Setting},
    {0, "digest", Flag},
    {'q', "disable", Flag},
    {0, "disable-eprt", Flag},
    {0, "disable-epsv", Flag},
    {0, "disallow-username-in-url", Flag},
    {0, "dns-interface", Setting},
    {0, "dns-ipv4-addr", Setting},
    {0, "dns-ipv6-addr", Setting},
    {0, "dns-servers", Setting},
    {0, "doh-cert-status", Flag},
    {0, "doh-insecure", Flag},
    {0, "doh-url", Setting},
    {0, "dump-ca-embed", Flag},
    {'D', "dump-header", Setting},
    {0, "ech", Setting},
    {0, "egd-file", Setting},
    {0, "engine", Setting},
    {0, "eprt", Flag},
    {0, "epsv", Flag},
    {0, "etag-compare", Setting},
    {0, "etag-save", Setting},
    {0, "expect100-timeout", Setting},
    {'f', "fail", Flag},
    {0, "fail-early", Flag},
    {0, "fail-with-body", Flag},
    {0, "false-start", Flag},
    {0, "follow", Flag},
    {'F', "form", Unsupported},
    {0, "form-escape", Flag},
    {0, "form-string", Unsupported},
    {0, "ftp-account", Credentials},
    {0, "ftp-alternative-to-user", Credentials},
    {0, "ftp-create-dirs", Flag},
    {0, "ftp-method", Setting},
    {0, "ftp-pasv", Flag},
    {'P', "ftp-port", Setting},
    {0, "ftp-pret", Flag},
    {0, "ftp-skip-pasv-ip", Flag},
    {0, "ftp-ssl", Flag},
    {0, "ftp-ssl-ccc", Flag},
    {0, "ftp-ssl-ccc-mode", Setting},
    {0, "ftp-ssl-control", Flag},
    {0, "ftp-ssl-reqd", Flag},
    {'G', "get", UnsupportedFlag},
    {'g', "globoff", Flag},
    {0, "happy-eyeballs-timeout-ms", Setting},
    {0, "haproxy-clientip", Setting},
    {0, "haproxy-protocol", Flag},
    {'I', "head", Flag},
    {'H', "header", Header},
    {'h', "help", Flag},
    {0, "hostpubmd5", Setting},
    {0, "hostpubsha256", Setting},
    {0, "hsts", Setting},
    {0, "http0.9", Flag},
    {'0', "http1.0", Flag},
    {0, "http1.1", Flag},
    {0, "http2", Flag},
    {0, "http2-prior-knowledge", Flag},
    {0, "http3", Flag},
    {0, "http3-only", Flag},
    {0, "ignore-content-length", Flag},
    {0, "include", Flag},
    {'k', "insecure", Flag},
    {0, "interface", Setting},
    {0, "ip-tos", Setting},
    {0, "ipfs-gateway", Setting},
    {'4', "ipv4", Flag},
    {'6', "ipv6", Flag},
    {0, "json", Json},
    {'j', "junk-session-cookies", Flag},
    {0, "keepalive", Flag},
    {0, "keepalive-cnt", Setting},
    {0, "keepalive-time", Setting},
    {0, "key", Setting},
    {0, "key-type", Setting},
    {0, "knownhosts", Setting},
    {0, "krb", Setting},
    {0, "krb4", Setting},
    {0, "libcurl", Setting},
    {0, "limit-rate", Setting},
    {'l', "list-only", Flag},
    {0, "local-port", Setting},
    {'L', "location", Flag},
    {0, "location-trusted", Flag},
    {0, "login-options", Credentials},
    {0, "mail-auth", Setting},
    {0, "mail-from", Setting},
    {0, "mail-rcpt", Setting},
    {0, "mail-rcpt-allowfails", Flag},
    {'M', "manual", Flag},
    {0, "max-filesize", Setting},
    {0, "max-redirs", Setting},
    {'m', "max-time", Setting},
    {0, "metalink", Flag},
    {0, "mptcp", Flag},
    {0, "negotiate", Flag},
    {'n', "netrc", Flag},
    {0, "netrc-file", Setting},
    {0, "netrc-optional", Flag},
    {':', "next", Next},
    {0, "noproxy", Setting},
    {0, "npn", Flag},
    {0, "ntlm", Flag},
    {0, "ntlm-wb", Flag},
    {0, "oauth2-bearer", Credentials},
    {0, "out-null", Flag},
    {'o', "output", Setting},
    {0, "output-dir", Setting},
    {'Z', "parallel", Flag},
    {0, "parallel-immediate", Flag},
    {0, "parallel-max", Setting},
    {0, "parallel-max-host", Setting},
    {0, "pass", Credentials},
    {0, "path-as-is", Flag},
    {0, "pinnedpubkey", Setting},
    {0, "post301", Flag},
    {0, "post302", Flag},
    {0, "post303", Flag},
    {0, "preproxy", Setting},
    {'#', "progress-bar", Flag},
    {0, "progress-meter", Flag},
    {0, "proto", Setting},
    {0, "proto-default", Setting},
    {0, "proto-redir", Setting},
    {'x', "proxy", Setting},
    {0, "proxy-anyauth", Flag},
    {0, "proxy-basic", Flag},
    {0, "proxy-ca-native", Flag},
    {0, "proxy-cacert", Setting},
    {0, "proxy-capath", Setting},
    {0, "proxy-cert", Credentials},
    {0, "proxy-cert-type", Setting},
    {0, "proxy-ciphers", Setting},
    {0, "proxy-crlfile", Setting},
    {0, "proxy-digest", Flag},
    {0, "proxy-header", Credentials},
    {0, "proxy-http2", Flag},
    {0, "proxy-insecure", Flag},
    {0, "proxy-key", Setting},
    {0, "proxy-key-type", Setting},
    {0, "proxy-negotiate", Flag},
    {0, "proxy-ntlm", Flag},
    {0, "proxy-pass", Credentials},
    {0, "proxy-pinnedpubkey", Setting},
    {0, "proxy-service-name", Setting},
    {0, "proxy-ssl-allow-beast", Flag},
    {0, "proxy-ssl-auto-client-cert", Flag},
    {0, "proxy-tls13-ciphers", Setting},
    {0, "proxy-tlsauthtype", Setting},
    {0, "proxy-tlspassword", Credentials},
    {0, "proxy-tlsuser", Credentials},
    {0, "proxy-tlsv1", Flag},
    {'U', "proxy-user", Credentials},
    {0, "proxy1.0", Setting},
    {'p', "proxytunnel", Flag},
    {0, "pubkey", Setting},
    {'Q', "quote", Setting},
    {0, "random-file", Setting},
    {'r', "range", Setting},
    {0, "rate", Setting},
    {0, "raw", Flag},
    {'e', "referer", Setting},
    {'J', "remote-header-name", Flag},
    {'O', "remote-name", Flag},
    {0, "remote-name-all", Flag},
    {'R', "remote-time", Flag},
    {0, "remove-on-error", Flag},
    {'X', "request", Request},
    {0, "request-target", Setting},
    {0, "resolve", Setting},
    {0, "retry", Setting},
    {0, "retry-all-errors", Flag},
    {0, "retry-connrefused", Flag},
    {0, "retry-delay", Setting},
    {0, "retry-max-time", Setting},
    {0, "sasl-authzid", Credentials},
    {0, "sasl-ir", Flag},
    {0, "service-name", Setting},
    {0, "sessionid", Flag},
    {'S', "show-error", Flag},
    {'i', "show-headers", Flag},
    {0, "sigalgs", Setting},
    {'s', "silent", Flag},
    {0, "skip-existing", Flag},
    {0, "socks4", Setting},
    {0, "socks4a", Setting},
    {0, "socks5", Setting},
    {0, "socks5-basic", Flag},
    {0, "socks5-gssapi", Flag},
    {0, "socks5-gssapi-nec", Flag},
    {0, "socks5-gssapi-service", Setting},
    {0, "socks5-hostname", Setting},
    {'Y', "speed-limit", Setting},
    {'y', "speed-time", Setting},
    {0, "ssl", Flag},
    {0, "ssl-allow-beast", Flag},
    {0, "ssl-auto-client-cert", Flag},
    {0, "ssl-no-revoke", Flag},
    {0, "ssl-reqd", Flag},
    {0, "ssl-revoke-best-effort", Flag},
    {0, "ssl-sessions", Setting},
    {'2', "sslv2", Flag},
    {'3', "sslv3", Flag},
    {0, "stderr", Setting},
    {0, "styled-output", Flag},
    {0, "suppress-connect-headers", Flag},
    {0, "tcp-fastopen", Flag},
    {0, "tcp-nodelay", Flag},
    {'t', "telnet-option", Setting},
    {0, "tftp-blksize", Setting},
    {0, "tftp-no-options", Flag},
    {'z', "time-cond", Setting},
    {0, "tls-earlydata", Flag},
    {0, "tls-max", Setting},
    {0, "tls13-ciphers", Setting},
    {0, "tlsauthtype", Setting},
    {0, "tlspassword", Credentials},
    {0, "tlsuser", Credentials},
    {'1', "tlsv1", Flag},
    {0, "tlsv1.0", Flag},
    {0, "tlsv1.1", Flag},
    {0, "tlsv1.2", Flag},
    {0, "tlsv1.3", Flag},
    {0, "tr-encoding", Flag},
    {0, "trace", Setting},
    {0, "trace-ascii", Setting},
    {0, "trace-config", Setting},
    {0, "trace-ids", Flag},
    {0, "trace-time", Flag},
    {0, "unix-socket", Setting},
    {'T', "upload-file", Upload},
    {0, "upload-flags", Setting},
    {0, "url", Url},
    {0, "url-query", Setting},
    {'B', "use-ascii", Flag},
    {'u', "user", Credentials},
    {'A', "user-agent", Setting},
    {0, "variable", Setting},
    {'v', "verbose", Flag},
    {'V', "version", Flag},
    {0, "vlan-priority", Setting},
    {'w', "write-out", Setting},
    {0, "xattr", Flag},
});

const CurlOption *exactly(QByteArrayView name)
{
    const auto found =
        std::ranges::find_if(options, [&](const CurlOption &option) { return name == option.name; });
    return found == options.end() ? nullptr : &*found;
}

/// curl takes the start of a name when only one option starts so.
const CurlOption *startingWith(QByteArrayView start)
{
    const auto isMeant = [&](const CurlOption &option) {
        return QByteArrayView(option.name).startsWith(start);
    };
    const auto first = std::ranges::find_if(options, isMeant);
    if (first == options.end() || std::any_of(first + 1, options.end(), isMeant))
        return nullptr;
    return &*first;
}

} // namespace

bool CurlOption::takesValue() const
{
    return meaning != Flag && meaning != UnsupportedFlag && meaning != Next;
}

const CurlOption *curlOption(QByteArrayView name)
{
    if (const CurlOption *option = exactly(name))
        return option;
    if (name.startsWith("no-")) {
        const CurlOption *option = exactly(name.sliced(3));
        return option && option->meaning == Flag ? option : nullptr;
    }
    if (name.startsWith("expand-")) {
        const CurlOption *option = exactly(name.sliced(7));
        return option && option->takesValue() ? option : nullptr;
    }
    return name.isEmpty() ? nullptr : startingWith(name);
}

const CurlOption *curlOption(char letter)
{
    const auto found =
        std::ranges::find_if(options, [&](const CurlOption &option) { return option.letter == letter; });
    return letter == 0 || found == options.end() ? nullptr : &*found;
}

} // namespace interchange
