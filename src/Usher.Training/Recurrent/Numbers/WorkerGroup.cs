using System.Runtime.ExceptionServices;
using TorchSharp;

namespace Usher.Training.Recurrent.Numbers;

/// <summary>Threads that share each training step, each multiplying alone. The thread that made the group is its worker 0.</summary>
/// <remarks>
/// A training step has some hundred products of a tenth of a millisecond. Shared among libtorch's own threads each of them ends with a wait
/// for one another; here the threads share the step instead, and wait for one another a few times.
/// </remarks>
internal sealed class WorkerGroup : IDisposable
{
    // Some hundred microseconds: the workers of a step are done at nearly the same time, and a thread that sleeps takes as long to wake.
    private const int Spins = 400;

    private readonly object _gate = new();
    private readonly Exception?[] _failures;
    private readonly int _threadsBefore = torch.get_num_threads();
    private Action<int>? _work;
    private int _arrived;
    private int _round;

    /// <param name="count">How many workers, at least 1.</param>
    public WorkerGroup(int count)
    {
        Count = count;
        _failures = new Exception?[count];
        for (var worker = 1; worker < count; worker++)
        {
            var number = worker;
            new Thread(() => Serve(number)) { IsBackground = true, Name = $"training {number}" }.Start();
        }

        // libtorch keeps the number by thread; the last to set it also sets that of threads to come, which Dispose puts right.
        torch.set_num_threads(1);
    }

    public int Count { get; }

    /// <summary>Runs work on every worker, and returns when all are done.</summary>
    /// <param name="work">Is given the worker's number, from 0 on.</param>
    public void Run(Action<int> work)
    {
        _work = work;
        Meet();
        Try(0);
        Meet();
        foreach (ref var failure in _failures.AsSpan())
        {
            if (failure is null)
                continue;

            var first = failure;
            Array.Clear(_failures);
            ExceptionDispatchInfo.Throw(first);
        }
    }

    /// <summary>Where a worker's share of a row of things begins; the next worker's is where it ends.</summary>
    public int First(int things, int worker) => (int)((long)things * worker / Count);

    public void Dispose()
    {
        _work = null;
        Meet();
        torch.set_num_threads(_threadsBefore);
    }

    private void Serve(int worker)
    {
        torch.set_num_threads(1);
        while (true)
        {
            Meet();
            if (_work is null)
                return;

            Try(worker);
            Meet();
        }
    }

    /// <summary>Returns when all workers have come here.</summary>
    /// <remarks>A <see cref="Barrier"/> does the same; its threads sleep sooner, which took 2 % of a training on a quiet machine and 5 % beside other work.</remarks>
    private void Meet()
    {
        var round = Volatile.Read(ref _round);
        if (Interlocked.Increment(ref _arrived) == Count)
        {
            _arrived = 0;
            lock (_gate)
            {
                Volatile.Write(ref _round, round + 1);
                Monitor.PulseAll(_gate);
            }

            return;
        }

        for (var spin = 0; spin < Spins; spin++)
        {
            if (Volatile.Read(ref _round) != round)
                return;

            Thread.SpinWait(8);
        }

        lock (_gate)
        {
            while (_round == round)
                Monitor.Wait(_gate);
        }
    }

    private void Try(int worker)
    {
        try
        {
            _work!(worker);
        }
        catch (Exception error)                                           // told by Run, on the thread that asked
        {
            _failures[worker] = error;
        }
    }
}
