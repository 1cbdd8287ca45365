package org.waypost.mta.recipient;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.waypost.engine.expand.Surroundings;
import org.waypost.mta.limits.ForwardLimits;
import org.waypost.mta.user.User;

/** {@code ~/.forward}, followed only when nobody but its user can have written it. */
public final class HomeForwards implements ForwardFiles {
    private static final int GROUP_OR_WORLD_WRITES = 0022;
    private static final int STICKY = 01000;
    private static final int PERMISSIONS = 07777;

    @Override
    public Surroundings.Contents read(User user) {
        Path file = user.home().resolve(".forward");
        try {
            if (sticky(user.home())) {
                return new Surroundings.Contents.Failed(
                        user.home() + " is sticky: its owner is at work in it");
            }
            Optional<String> fault = fault(user, file);
            return fault.<Surroundings.Contents>map(Surroundings.Contents.Unsafe::new)
                    .orElseGet(() -> contents(file));
        } catch (NoSuchFileException | NotDirectoryException none) {
            return new Surroundings.Contents.None();
        } catch (AccessDeniedException denied) {
            return new Surroundings.Contents.Failed(file + ": permission denied");
        } catch (IOException failure) {
            return new Surroundings.Contents.Failed(file + ": " + failure.getMessage());
        }
    }

    private static boolean sticky(Path home) throws IOException {
        return ((int) Files.getAttribute(home, "unix:mode") & STICKY) != 0;
    }

    private static Optional<String> fault(User user, Path file) throws IOException {
        Map<String, Object> file0 = Files.readAttributes(file, "unix:mode,uid", NOFOLLOW_LINKS);
        if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            return Optional.of(file + " is not a regular file");
        }
        if (owner(file0) != user.uid()) {
            return Optional.of(file + " is not owned by " + user.name());
        }
        if (writtenByOthers(file0)) {
            return Optional.of(file + " can be written by others");
        }
        return homeFault(user);
    }

    private static Optional<String> homeFault(User user) throws IOException {
        Map<String, Object> home = Files.readAttributes(user.home(), "unix:mode,uid");
        boolean own = owner(home) == user.uid() || owner(home) == 0;
        return own && !writtenByOthers(home)
                ? Optional.empty()
                : Optional.of(user.home() + " can be written by others");
    }

    private static long owner(Map<String, Object> attributes) {
        return Integer.toUnsignedLong((Integer) attributes.get("uid"));
    }

    private static boolean writtenByOthers(Map<String, Object> attributes) {
        int mode = (Integer) attributes.get("mode") & PERMISSIONS;
        return (mode & GROUP_OR_WORLD_WRITES) != 0;
    }

    private static Surroundings.Contents contents(Path file) {
        try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(ForwardLimits.FORWARD_BYTES);
            return bytes.length == ForwardLimits.FORWARD_BYTES
                    ? new Surroundings.Contents.Failed(file + " is too long")
                    : new Surroundings.Contents.Text(new String(bytes, StandardCharsets.UTF_8));
        } catch (AccessDeniedException denied) {
            return new Surroundings.Contents.Unsafe(file + ": permission denied");
        } catch (IOException failure) {
            return new Surroundings.Contents.Failed(file + ": " + failure.getMessage());
        }
    }
}
