package se.framdrift.live;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, also through proxies that are known. Pure; any thread. */
final class ClientAddress {

  /** Addresses behind one home's or office's IPv6 connection share these bytes. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private static final int IPV4_BYTES = 4;

  /** What IPv4 addresses begin with where only IPv6 is spoken. */
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private static final int MAX_FORWARDED_LENGTH = 2_000;
  private static final String UNKNOWN = "unknown";

  private final List<IpSubnetFilterRule> proxies;

  /**
   * @param proxies addresses or ranges
   * @throws IllegalArgumentException for anything else
   */
  ClientAddress(Set<String> proxies) {
    this.proxies = proxies.stream().map(ClientAddress::rule).toList();
  }

  private static IpSubnetFilterRule rule(String range) {
    int slash = range.indexOf('/');
    byte[] address = bytes(slash < 0 ? range : range.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException(range + " is no address and no range of addresses");
    }
    int most = address.length * Byte.SIZE;
    try {
      int prefix = slash < 0 ? most : Integer.parseInt(range.substring(slash + 1));
      if (prefix < 0 || prefix > most) {
        throw new NumberFormatException();
      }
      return new IpSubnetFilterRule(
          InetAddress.getByAddress(address), prefix, IpFilterRuleType.ACCEPT);
    } catch (NumberFormatException | UnknownHostException e) {
      throw new IllegalArgumentException(range + " is no range of addresses", e);
    }
  }

  /** One text for all that count as one address. */
  String of(HttpServerRequest request) {
    String peer = request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    return of(peer, String.join(",", request.headers().getAll("x-forwarded-for")));
  }

  /**
   * The last address on the way that is none of the known proxies.
   *
   * @param forwarded what all lines of the header say, in order: some proxies add a line of their
   *     own, after those that the client made up
   */
  String of(@Nullable String peer, @Nullable String forwarded) {
    byte[] address = peer == null ? null : bytes(peer);
    if (address == null) {
      return UNKNOWN;
    }
    if (forwarded != null && forwarded.length() <= MAX_FORWARDED_LENGTH) {
      String[] way = forwarded.split(",", -1);
      for (int i = way.length - 1; i >= 0 && isProxy(address); i--) {
        byte[] before = bytes(way[i].strip());
        if (before == null) {
          break;
        }
        address = before;
      }
    }
    return text(address);
  }

  private boolean isProxy(byte[] address) {
    InetSocketAddress socket;
    try {
      socket = new InetSocketAddress(InetAddress.getByAddress(address), 0);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address has 4 or 16 bytes", e);
    }
    return proxies.stream().anyMatch(rule -> rule.matches(socket));
  }

  private static String text(byte[] address) {
    if (address.length == IPV4_BYTES) {
      return NetUtil.bytesToIpAddress(address);
    }
    return HexFormat.of().formatHex(address, 0, IPV6_NETWORK_BYTES) + "::/64";
  }

  /** Also of an address with a port, as some proxies write it, and of IPv4 inside IPv6. */
  private static byte @Nullable [] bytes(String text) {
    String address = text;
    int colon = text.indexOf(':');
    if (text.startsWith("[")) {
      address = text.substring(1, Math.max(1, text.indexOf(']')));
    } else if (colon >= 0 && colon == text.lastIndexOf(':')) {
      address = text.substring(0, colon);
    }
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    return bytes != null && holdsIpv4(bytes)
        ? Arrays.copyOfRange(bytes, MAPPED.length, bytes.length)
        : bytes;
  }

  private static boolean holdsIpv4(byte[] address) {
    return address.length > IPV4_BYTES
        && Arrays.equals(address, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
  }
}
