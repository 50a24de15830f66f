// Most tests wait for programs that they started; a third fills the pauses of two cores.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
