package se.framdrift.bench.live;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * User and system time of another process, to the nanosecond: {@code clock_gettime} of its CPU
 * clock, since {@code /proc} counts in hundredths of a second. Linux.
 */
final class CpuClock {

  private static final int SCHEDULER = 2; // CPUCLOCK_SCHED of the kernel's posix-timers.h

  @SuppressWarnings("restricted") // calls of the system are what this class is for
  private static final MethodHandle CLOCK_GETTIME =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  private CpuClock() {}

  /** Nanoseconds that a living process has used. */
  static long of(long pid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(2 * Long.BYTES, Long.BYTES);
      int clock = (int) (~pid << 3 | SCHEDULER);
      int failed = (int) CLOCK_GETTIME.invokeExact(clock, time);
      if (failed != 0) {
        throw new IllegalStateException("process " + pid + " has no CPU clock: it has ended");
      }
      return time.get(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L
          + time.get(ValueLayout.JAVA_LONG, Long.BYTES);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
