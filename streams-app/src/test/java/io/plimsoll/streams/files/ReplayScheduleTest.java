package io.plimsoll.streams.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayScheduleTest {

    private static final String PREDICTIONS = "ingest_time,event_time,request_id,model,model_version,decision\n";
    private static final String LABELS = "label_time,request_id,label\n";

    @TempDir
    Path directory;

    @Test
    void shouldPutPredictionsBeforeLabelsOfTheSameTime() throws IOException {
        assertThat(order("20,20,b,m,v,1\n30,30,c,m,v,1\n", "10,x,1\n20,y,1\n40,z,1\n"))
                .containsExactly("label x 10", "b 20", "label y 20", "c 30", "label z 40");
    }

    @Test
    void shouldGoByIngestTimeWhereThereIsOne() throws IOException {
        assertThat(order("50,20,late,m,v,1\n,60,c,m,v,1\n", "40,x,1\n55,y,1\n"))
                .containsExactly("label x 40", "late 50", "label y 55", "c 60");
    }

    @Test
    void shouldKeepTheOrderOfAFileThatIsNotSorted() throws IOException {
        assertThat(order("50,50,a,m,v,1\n10,10,b,m,v,1\n60,60,c,m,v,1\n", "55,x,1\n20,y,1\n"))
                .containsExactly("a 50", "b 50", "label x 55", "label y 55", "c 60");
    }

    @Test
    void shouldGiveLabelsAloneToTheEnd() throws IOException {
        assertThat(order("10,10,a,m,v,1\n", "20,x,1\n30,y,1\n")).containsExactly("a 10", "label x 20", "label y 30");
    }

    @Test
    void shouldRefuseLabelsWithoutModelAmongSeveralModels() throws IOException {
        assertThatExceptionOfType(EventFileException.class)
                .isThrownBy(() -> order("10,10,a,m,v,1\n20,20,b,n,v,1\n", "30,x,1\n"))
                .withMessage("l.csv line 2: not known which model the label is about; give the labels a column model");
    }

    private List<String> order(String predictions, String labels) throws IOException {
        Path p = TestFiles.write(directory, "p.csv", PREDICTIONS + predictions);
        Path l = TestFiles.write(directory, "l.csv", LABELS + labels);
        Order order = new Order();
        try (ReplaySchedule schedule = new ReplaySchedule(
                EventFile.at(p).predictions(Set.of()), EventFile.at(l).labels())) {
            while (schedule.next(order)) {}
            assertThat(schedule.position()).isEqualTo(schedule.size());
        }
        return order.events;
    }

    private static final class Order implements ReplaySchedule.Recipient {

        private final List<String> events = new ArrayList<>();

        @Override
        public void prediction(PredictionRow row, long due) {
            events.add(row.prediction.id + " " + due);
        }

        @Override
        public void label(LabelRow row, long due) {
            assertThat(row.model).hasToString("m");
            events.add("label " + row.id + " " + due);
        }
    }
}
