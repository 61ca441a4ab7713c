package cn.anxin.hub.home;

import cn.anxin.hub.StartFault;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** The port of the console and the API, tried before anything is started for which it would be too late to turn back. */
record HttpPort(String address, int port) {

    static HttpPort of(Environment environment) {
        return new HttpPort(
                Optional.ofNullable(environment.getProperty("server.address")).orElse("0.0.0.0"),
                environment.getProperty("server.port", Integer.class, 8080));
    }

    void check() {
        if (port <= 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException taken) {
            throw StartFault.portTaken(port, "SERVER_PORT");
        }
    }
}
