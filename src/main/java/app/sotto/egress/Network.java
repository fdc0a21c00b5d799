package app.sotto.egress;

import java.net.InetAddress;

/** A range of addresses (CIDR, RFC 4632 and RFC 4291). */
record Network(InetAddress base, int bits) {

    static Network of(String cidr) {
        String[] parts = cidr.strip().split("/", 2);
        try {
            var base = InetAddress.ofLiteral(parts[0]);
            int most = base.getAddress().length * 8;
            int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (bits >= 0 && bits <= most) {
                return new Network(base, bits);
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "'" + cidr + "' is no range of addresses. Write one such as 10.20.0.0/16.");
    }

    boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
