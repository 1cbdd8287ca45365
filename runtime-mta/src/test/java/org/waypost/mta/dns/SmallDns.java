package org.waypost.mta.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A DNS server on loopback that knows some records. Names under {@code broken.} fail. */
final class SmallDns implements AutoCloseable {
    private static final int MAX_BYTES = 512;

    private final DatagramSocket socket;
    private final List<Record> records = new ArrayList<>();
    private final AtomicInteger questions = new AtomicInteger();

    private SmallDns(DatagramSocket socket) {
        this.socket = socket;
    }

    static SmallDns start() throws IOException {
        SmallDns dns = new SmallDns(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(dns::answerAll);
        return dns;
    }

    /** A record as zone files have it: {@code MX}, {@code 10 mx.example.}. */
    synchronized SmallDns has(String name, int type, String data) throws IOException {
        records.add(Record.fromString(Name.fromString(name), type, DClass.IN, 60, data, Name.root));
        return this;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    }

    int questions() {
        return questions.get();
    }

    private void answerAll() {
        byte[] bytes = new byte[MAX_BYTES];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                questions.incrementAndGet();
                byte[] answer = answer(new Message(Arrays.copyOf(bytes, packet.getLength())));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private synchronized byte[] answer(Message query) {
        Record question = query.getQuestion();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question, Section.QUESTION);
        String name = question.getName().toString().toLowerCase(Locale.ROOT);
        List<Record> here =
                records.stream().filter(r -> r.getName().equals(question.getName())).toList();
        if (name.contains("broken.")) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        } else if (here.isEmpty()) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        here.stream()
                .filter(r -> r.getType() == question.getType() || r.getType() == Type.CNAME)
                .forEach(r -> answer.addRecord(r, Section.ANSWER));
        return answer.toWire();
    }

    @Override
    public void close() {
        socket.close();
    }
}
