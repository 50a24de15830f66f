using TorchSharp;

namespace Usher.Training.Tests.Recurrent;

/// <summary>The tests that train or seed with torch, one after the other: its generator of random numbers is one for the whole process.</summary>
[CollectionDefinition(nameof(OneTorchAtATime))]
public sealed class OneTorchAtATime : ICollectionFixture<OneTorchAtATime.OneThread>
{
    /// <summary>Threads that wait for each other after every tiny product take minutes where the machine has other work to do.</summary>
    public sealed class OneThread
    {
        public OneThread() => torch.set_num_threads(1);
    }
}
