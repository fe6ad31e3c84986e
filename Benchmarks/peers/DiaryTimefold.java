// SPDX-License-Identifier: GPL-3.0-or-later

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StreamTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills a diary with Timefold: each meeting has one planning variable, its spot (officer, day and start), out of those
 * that it is offered; without a spot it is elsewhere. The score is kept incrementally, officer-day by officer-day.
 *
 * <p>Exact: travel, the order of a day, separations, the break, the most meetings of a day, and how many rooms and
 * minute takers there are at a moment. Relaxed, for the repair in Python: which room and which minute taker.
 *
 * <p>Usage: DiaryTimefold PROBLEM CONFIG.xml SECONDS SEED. PROBLEM is what diary_timefold.py writes. Prints ANSWER
 * lines: for each meeting its officer-day and start slot, or -1 -1.
 */
public final class DiaryTimefold {
  /** An officer-day and a start; meetings share them. */
  public record Spot(int officerDay, int slot) {}

  /** A meeting to be booked. */
  @PlanningEntity
  public static class Meeting {
    @PlanningId public int index;
    int place, slots, venue, elsewhere;
    boolean needsTaker;
    /** What chair and day cost, by officer-day, and the starts that cost school hours besides. */
    final Map<Integer, int[]> cost = new HashMap<>();

    final Map<Integer, BitSet> schoolStarts = new HashMap<>();

    @ValueRangeProvider public List<Spot> spots = new ArrayList<>();

    @PlanningVariable(allowsUnassigned = true)
    public Spot spot;

    public Meeting() {}

    @Override
    public String toString() {
      return "meeting " + index;
    }
  }

  /** What an officer's day offers; minutes after midnight. */
  static final class OfficerDay {
    int day, base, opens, closes, room, keptTravel;
    boolean needsRest;
    int[][] stretches, kept;
  }

  /** The problem. */
  static final class Problem {
    int grid, gap, restMinutes, schoolCost, slots;
    int[][] travel;
    OfficerDay[] officerDays;

    /** By venue (the last is for minute takers), then day, then slot. */
    int[][][] supply;

    List<Meeting> meetings = new ArrayList<>();
  }

  /** The problem of this process; facts that no move changes are not part of the solution that Timefold clones. */
  static Problem problem;

  /** The solution that Timefold works on. */
  @PlanningSolution
  public static class Diary {
    @PlanningEntityCollectionProperty public List<Meeting> meetings;
    @PlanningScore public HardSoftLongScore score;

    public Diary() {}
  }

  /** Keeps the score: of each officer-day, and of each venue's and the minute takers' day. */
  public static class Calculator implements IncrementalScoreCalculator<Diary, HardSoftLongScore> {
    private final Problem facts = problem;
    private List<Meeting>[] members;
    private long[] dayHard, daySoft;
    private int[][][] taken;
    private long hard, soft;

    @Override
    @SuppressWarnings("unchecked")
    public void resetWorkingSolution(Diary diary) {
      int days = facts.officerDays.length;
      members = new List[days];
      dayHard = new long[days];
      daySoft = new long[days];
      for (int day = 0; day < days; day++) members[day] = new ArrayList<>(4);
      taken = new int[facts.supply.length][][];
      for (int kind = 0; kind < taken.length; kind++) {
        taken[kind] = new int[facts.supply[kind].length][facts.slots];
      }
      hard = 0;
      soft = 0;
      for (Meeting meeting : diary.meetings) insert(meeting);
    }

    @Override
    public void beforeVariableChanged(Object entity, String variable) {
      retract((Meeting) entity);
    }

    @Override
    public void afterVariableChanged(Object entity, String variable) {
      insert((Meeting) entity);
    }

    @Override
    public void beforeEntityAdded(Object entity) {}

    @Override
    public void afterEntityAdded(Object entity) {
      insert((Meeting) entity);
    }

    @Override
    public void beforeEntityRemoved(Object entity) {
      retract((Meeting) entity);
    }

    @Override
    public void afterEntityRemoved(Object entity) {}

    @Override
    public HardSoftLongScore calculateScore() {
      return HardSoftLongScore.of(-hard, -soft);
    }

    private void insert(Meeting meeting) {
      change(meeting, 1);
    }

    private void retract(Meeting meeting) {
      change(meeting, -1);
    }

    private void change(Meeting meeting, int sign) {
      Spot spot = meeting.spot;
      if (spot == null) {
        soft += (long) sign * meeting.elsewhere;
        return;
      }
      int key = spot.officerDay();
      boolean isCostly = meeting.schoolStarts.get(key).get(spot.slot());
      soft += sign * (meeting.cost.get(key)[0] + (isCostly ? facts.schoolCost : 0));
      int day = facts.officerDays[key].day;
      if (meeting.venue >= 0) use(meeting.venue, day, spot.slot(), meeting.slots, sign);
      if (meeting.needsTaker) use(facts.supply.length - 1, day, spot.slot(), meeting.slots, sign);
      List<Meeting> present = members[key];
      if (sign > 0) {
        int at = present.size();
        while (at > 0 && present.get(at - 1).spot.slot() > spot.slot()) at--;
        present.add(at, meeting);
      } else {
        present.remove(meeting);
      }
      hard -= dayHard[key];
      soft -= daySoft[key];
      price(key);
      hard += dayHard[key];
      soft += daySoft[key];
    }

    /** Takes or gives back a room or a minute taker; what is missing is a hard fault by slot. */
    private void use(int kind, int day, int from, int slots, int sign) {
      int[] here = taken[kind][day];
      for (int slot = from; slot < from + slots; slot++) {
        hard -= Math.max(0, here[slot] - facts.supply[kind][day][slot]);
        here[slot] += sign;
        hard += Math.max(0, here[slot] - facts.supply[kind][day][slot]);
      }
    }

    /** Prices an officer's day: its journey, and what is wrong with it. */
    private void price(int key) {
      OfficerDay about = facts.officerDays[key];
      List<Meeting> present = members[key];
      dayHard[key] = 0;
      daySoft[key] = 0;
      if (present.isEmpty()) return;
      long faults = Math.max(0, present.size() - about.room);
      boolean rested = !about.needsRest;
      int journeys = -about.keptTravel;
      int end = about.opens;
      int place = about.base;
      int kept = 0;
      boolean isFirst = true;
      for (int turn = 0; turn <= present.size(); turn++) {
        int start = turn < present.size() ? present.get(turn).spot.slot() * facts.grid : Integer.MAX_VALUE;
        // The published bookings before it; they are apart from it, or it would not have been offered.
        while (kept < about.kept.length && about.kept[kept][0] < start) {
          int[] published = about.kept[kept++];
          int minutes = facts.travel[place][published[2]];
          rested = rested || rests(about, end, published[0], minutes);
          journeys += minutes;
          end = published[1];
          place = published[2];
          isFirst = true;
        }
        if (turn == present.size()) break;
        Meeting next = present.get(turn);
        int minutes = facts.travel[place][next.place];
        if (!isFirst && end + Math.max(facts.gap, minutes) > start) {
          faults += 1 + (end + Math.max(facts.gap, minutes) - start) / facts.grid;
        }
        rested = rested || rests(about, end, start, minutes);
        journeys += minutes;
        end = start + next.slots * facts.grid;
        place = next.place;
        isFirst = false;
      }
      int home = facts.travel[place][about.base];
      rested = rested || rests(about, end, about.closes, home);
      dayHard[key] = faults + (rested ? 0 : 1);
      daySoft[key] = journeys + home;
    }

    /** Whether a break fits between what ends and what starts next. */
    private boolean rests(OfficerDay about, int end, int start, int minutes) {
      if (start - end - minutes < facts.restMinutes) return false;
      for (int[] stretch : about.stretches) {
        if (Math.min(start, stretch[1]) - Math.max(end, stretch[0]) >= facts.restMinutes) return true;
      }
      return false;
    }
  }

  /** Reads whole numbers, apart by white space. */
  private static final class Numbers {
    private final StreamTokenizer words;

    Numbers(BufferedReader reader) {
      words = new StreamTokenizer(reader);
    }

    int next() throws IOException {
      if (words.nextToken() != StreamTokenizer.TT_NUMBER) throw new IOException("expected a number, got " + words);
      return (int) words.nval;
    }

    int[] list(int count) throws IOException {
      int[] numbers = new int[count];
      for (int index = 0; index < count; index++) numbers[index] = next();
      return numbers;
    }

    int[][] table(int rows, int columns) throws IOException {
      int[][] numbers = new int[rows][];
      for (int row = 0; row < rows; row++) numbers[row] = list(columns);
      return numbers;
    }
  }

  private static Problem read(Numbers in) throws IOException {
    Problem problem = new Problem();
    problem.grid = in.next();
    problem.slots = in.next();
    problem.gap = in.next();
    problem.restMinutes = in.next();
    problem.schoolCost = in.next();
    int places = in.next();
    problem.travel = in.table(places, places);
    problem.officerDays = new OfficerDay[in.next()];
    for (int index = 0; index < problem.officerDays.length; index++) {
      OfficerDay about = problem.officerDays[index] = new OfficerDay();
      about.day = in.next();
      about.base = in.next();
      about.opens = in.next();
      about.closes = in.next();
      about.room = in.next();
      about.keptTravel = in.next();
      about.needsRest = in.next() == 1;
      about.stretches = in.table(in.next(), 2);
      about.kept = in.table(in.next(), 3);
    }
    problem.supply = new int[in.next()][][];
    int days = in.next();
    for (int kind = 0; kind < problem.supply.length; kind++) problem.supply[kind] = in.table(days, problem.slots);
    Map<Spot, Spot> shared = new HashMap<>();
    int meetings = in.next();
    for (int index = 0; index < meetings; index++) {
      Meeting meeting = new Meeting();
      meeting.index = index;
      meeting.place = in.next();
      meeting.slots = in.next();
      meeting.venue = in.next();
      meeting.needsTaker = in.next() == 1;
      meeting.elsewhere = in.next();
      int options = in.next();
      for (int option = 0; option < options; option++) {
        int key = in.next();
        meeting.cost.put(key, new int[] {in.next()});
        BitSet costly = new BitSet();
        int starts = in.next();
        for (int start = 0; start < starts; start++) {
          Spot spot = new Spot(key, in.next());
          if (in.next() == 1) costly.set(spot.slot());
          meeting.spots.add(shared.computeIfAbsent(spot, same -> same));
        }
        meeting.schoolStarts.put(key, costly);
      }
      Spot first = new Spot(in.next(), in.next());
      meeting.spot = first.officerDay() < 0 ? null : shared.get(first);
      problem.meetings.add(meeting);
    }
    return problem;
  }

  private static void print(Diary diary) {
    StringBuilder line = new StringBuilder("ANSWER ").append(diary.score.hardScore());
    line.append(' ').append(diary.score.softScore());
    for (Meeting meeting : diary.meetings) {
      Spot spot = meeting.spot;
      line.append(' ').append(spot == null ? -1 : spot.officerDay()).append(' ').append(spot == null ? -1 : spot.slot());
    }
    System.out.println(line);
    System.out.flush();
  }

  public static void main(String[] words) throws IOException {
    long begun = System.nanoTime();
    try (BufferedReader reader = Files.newBufferedReader(Path.of(words[0]))) {
      problem = read(new Numbers(reader));
    }
    SolverConfig config = SolverConfig.createFromXmlFile(Path.of(words[1]).toFile());
    config.withSolutionClass(Diary.class).withEntityClasses(Meeting.class);
    config.setRandomSeed(Long.parseLong(words[3]));
    double seconds = Double.parseDouble(words[2]) - (System.nanoTime() - begun) / 1e9;
    config.withTerminationSpentLimit(java.time.Duration.ofMillis(Math.max(1, (long) (seconds * 1000))));
    var solver = SolverFactory.<Diary>create(config).buildSolver();
    long[] printed = {System.nanoTime()};
    solver.addEventListener(
        event -> {
          // Not each of the thousands of better answers: one a second is enough to tell of.
          if (event.getNewBestScore().isFeasible() && System.nanoTime() - printed[0] > 1_000_000_000L) {
            printed[0] = System.nanoTime();
            print(event.getNewBestSolution());
          }
        });
    Diary diary = new Diary();
    diary.meetings = problem.meetings;
    print(solver.solve(diary));
  }

  private DiaryTimefold() {}
}
