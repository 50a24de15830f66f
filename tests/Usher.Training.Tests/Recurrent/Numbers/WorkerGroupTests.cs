using TorchSharp;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Tests.Recurrent.Numbers;

[Collection(nameof(OneTorchAtATime))]
public sealed class WorkerGroupTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Every_member_works_once_on_a_thread_of_its_own_each_time(int count)
    {
        using var workers = new WorkerGroup(count);
        var (threads, runs) = (new int[count], new int[count]);

        workers.Run(worker => threads[worker] = Environment.CurrentManagedThreadId);
        for (var run = 0; run < 50; run++)
            workers.Run(worker => runs[worker] += threads[worker] == Environment.CurrentManagedThreadId ? 1 : 0);

        Assert.Equal(count, threads.Distinct().Count());
        Assert.All(runs, done => Assert.Equal(50, done));
    }

    [Fact]
    public void Members_multiply_alone_and_the_thread_that_made_the_team_as_before_afterwards()
    {
        var before = torch.get_num_threads();
        try
        {
            torch.set_num_threads(3);
            var threads = new int[2];
            using (var workers = new WorkerGroup(2))
                workers.Run(worker => threads[worker] = torch.get_num_threads());

            Assert.Equal([1, 1], threads);
            Assert.Equal(3, torch.get_num_threads());
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }

    [Fact]
    public void What_a_member_throws_comes_out_and_the_team_works_on()
    {
        using var workers = new WorkerGroup(3);

        var error = Assert.Throws<InvalidOperationException>(() => workers.Run(worker =>
        {
            if (worker == 2)
                throw new InvalidOperationException("by worker 2");
        }));
        var done = new bool[3];
        workers.Run(worker => done[worker] = true);

        Assert.Equal("by worker 2", error.Message);
        Assert.All(done, Assert.True);
    }

    [Fact]
    public void Shares_are_whole_and_differ_by_one_at_most()
    {
        using var workers = new WorkerGroup(3);

        Assert.Equal([0, 3, 6, 10], Enumerable.Range(0, 4).Select(worker => workers.First(10, worker)));
    }
}
