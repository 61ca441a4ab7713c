package cn.anxin.hub.embedded;

import cn.anxin.hub.StartFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of the loopback address that can be listened on. */
final class FreePort {

    private FreePort() {}

    static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * The port wanted, or any free one for 0.
     *
     * @throws StartFault where it is taken; the remedy names the variable
     */
    static int orAny(int wanted, String variable) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw StartFault.portTaken(wanted, variable);
        }
    }
}
