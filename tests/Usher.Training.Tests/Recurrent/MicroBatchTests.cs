using CsCheck;
using Usher.Training.Recurrent;

namespace Usher.Training.Tests.Recurrent;

public sealed class MicroBatchTests
{
    [Fact]
    public void The_pieces_of_all_threads_have_every_row_once_in_order_and_no_piece_is_too_large() => Check.Sample(
        from rows in Gen.Int[1, 70]
        from steps in Gen.Int[1, 40]
        from threads in Gen.Int[1, 9]
        from max in Gen.Int[1, 200]
        select (rows, steps, threads, max),
        it =>
        {
            var window = new Window(it.rows, it.steps, [], [], [], [], [], [], []);

            var batches = Enumerable.Range(0, it.threads).SelectMany(thread => MicroBatch.Of(window, thread, it.threads, it.max)).ToList();

            Assert.Equal(Enumerable.Range(0, it.rows), batches.SelectMany(batch => Enumerable.Range(batch.FirstRow, batch.Rows)));
            Assert.All(batches, batch => Assert.True(batch.Rows == 1 || batch.Positions <= it.max, $"{batch.Rows} rows of {it.steps} steps; {it.max} positions are allowed."));
            var shares = batches.GroupBy(batch => batch.Thread).Select(group => group.Sum(batch => batch.Rows)).ToList();
            Assert.InRange(shares.Max() - shares.Min(), 0, 1);
        });
}
