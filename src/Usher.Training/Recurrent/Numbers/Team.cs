using System.Runtime.ExceptionServices;
using TorchSharp;

namespace Usher.Training.Recurrent.Numbers;

/// <summary>Threads that work side by side, each multiplying alone. The thread that made the team is its member 0.</summary>
/// <remarks>
/// A training step has some hundred products of a tenth of a millisecond. Shared among libtorch's own threads each of them ends with a wait
/// for one another; here the threads share the step instead, and wait for one another three times.
/// </remarks>
internal sealed class Team : IDisposable
{
    private readonly Barrier _barrier;
    private readonly Exception?[] _failures;
    private readonly int _threadsBefore = torch.get_num_threads();
    private Action<int>? _work;

    /// <param name="count">How many members, at least 1.</param>
    public Team(int count)
    {
        Count = count;
        _failures = new Exception?[count];
        _barrier = new(count);
        for (var member = 1; member < count; member++)
        {
            var number = member;
            new Thread(() => Serve(number)) { IsBackground = true, Name = $"training {number}" }.Start();
        }

        // libtorch keeps the number by thread; the last to set it also sets that of threads to come, which Dispose puts right.
        torch.set_num_threads(1);
    }

    public int Count { get; }

    /// <summary>Lets every member do its part, and returns when all have done.</summary>
    /// <param name="work">Is given the member's number, from 0 on.</param>
    public void Run(Action<int> work)
    {
        _work = work;
        if (Count > 1)
            _barrier.SignalAndWait();
        Try(0);
        if (Count > 1)
            _barrier.SignalAndWait();
        foreach (ref var failure in _failures.AsSpan())
        {
            if (failure is null)
                continue;

            var first = failure;
            Array.Clear(_failures);
            ExceptionDispatchInfo.Throw(first);
        }
    }

    /// <summary>Where a member's share of a row of things begins; the next member's is where it ends.</summary>
    public int First(int things, int member) => (int)((long)things * member / Count);

    public void Dispose()
    {
        _work = null;
        if (Count > 1)
            _barrier.SignalAndWait();
        torch.set_num_threads(_threadsBefore);
    }

    private void Serve(int member)
    {
        torch.set_num_threads(1);
        while (true)
        {
            _barrier.SignalAndWait();
            if (_work is null)
                return;

            Try(member);
            _barrier.SignalAndWait();
        }
    }

    private void Try(int member)
    {
        try
        {
            _work!(member);
        }
        catch (Exception error)                                           // told by Run, on the thread that asked
        {
            _failures[member] = error;
        }
    }
}
