// TorchSharp hands temporary scalars to libtorch without keeping them alive: a garbage collection that another test causes while an operation
// runs may free them. Seen once in some hundred runs, as "Expected false to be true" from Tensor.add.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
