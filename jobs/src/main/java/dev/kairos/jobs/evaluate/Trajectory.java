package dev.kairos.jobs.evaluate;

import java.util.List;

/**
 * The scores of one session, in event-time order.
 *
 * @param session session id
 * @param points its decision points, one or more
 */
public record Trajectory(String session, List<Point> points) {
    public Trajectory {
        points = List.copyOf(points);
    }

    /**
     * One score.
     *
     * @param positive what a person said
     * @param score what the model said
     * @param threshold score at which it acts, chosen without this session
     */
    public record Point(boolean positive, double score, double threshold) {
        public boolean acts() {
            return score >= threshold;
        }
    }

    /** The same scores under another threshold. */
    public Trajectory withThreshold(double threshold) {
        return new Trajectory(
                session,
                points.stream()
                        .map(point -> new Point(point.positive(), point.score(), threshold))
                        .toList());
    }

    public int length() {
        return points.size();
    }

    /** Gold of a session whose points share it. */
    public boolean positive() {
        return last().positive();
    }

    public Point last() {
        return points.get(points.size() - 1);
    }

    /** The largest score: the session is alarmed at every threshold up to it. */
    public double largest() {
        return points.stream().mapToDouble(Point::score).max().orElse(0);
    }

    /** Place of the first point that acts, -1 if none does. */
    public int firstAlarm() {
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).acts()) {
                return i;
            }
        }
        return -1;
    }
}
