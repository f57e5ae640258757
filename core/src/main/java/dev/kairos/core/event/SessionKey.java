package dev.kairos.core.event;

/**
 * Fixed-length keys and seeds from ids: 64-bit FNV-1a over UTF-16 code units with MurmurHash3's finaliser, so that
 * similar ids spread over all key groups. Not cryptographic.
 */
public final class SessionKey {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private SessionKey() {}

    /** Key of a session or person id. */
    public static long of(String id) {
        return finalise(mix(FNV_OFFSET, id));
    }

    /** Seed of the random numbers of one decision, from its session and its id. */
    public static long seed(String session, String decision) {
        return finalise(mix(mix(FNV_OFFSET, session) ^ '\n', decision));
    }

    private static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * FNV_PRIME;
        }
        return mixed;
    }

    private static long finalise(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
