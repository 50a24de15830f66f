using System.Runtime.InteropServices;
using Usher.Ranking.Rankers;

namespace Usher.Contracts;

/// <summary>A saved ranker in memory: what a model folder keeps, without the folder.</summary>
public sealed class MemoryModel
{
    private readonly Dictionary<string, double> _numbers = [];
    private readonly Dictionary<string, string> _texts = [];
    private readonly Dictionary<string, (Type Type, byte[] Bytes, long[] Shape)> _tensors = [];

    private MemoryModel()
    {
    }

    /// <summary>Saves a ranker.</summary>
    public static MemoryModel Of(IRanker ranker)
    {
        var model = new MemoryModel();
        ranker.Save(new Writer(model, prefix: ""));
        return model;
    }

    /// <summary>A reader for what was saved.</summary>
    public RankerReader Read() => new Reader(this, prefix: "");

    private sealed class Writer(MemoryModel model, string prefix) : RankerWriter
    {
        public override void Kind(string kind) => Text("kind", kind);

        public override void Number(string name, double value) => model._numbers.Add(prefix + name, value);

        public override void Text(string name, string value) => model._texts.Add(prefix + name, value);

        public override void Tensor<T>(string name, ReadOnlySpan<T> values, params ReadOnlySpan<long> shape)
        {
            var product = 1L;
            foreach (var length in shape)
                product *= length;

            Assert.Contains(typeof(T), (Type[])[typeof(float), typeof(sbyte), typeof(int), typeof(long)]);
            Assert.True(product == values.Length, $"{name} has {values.Length} values, but its shape wants {product}.");
            model._tensors.Add(prefix + name, (typeof(T), MemoryMarshal.AsBytes(values).ToArray(), shape.ToArray()));
        }

        public override RankerWriter Nested(string name) => new Writer(model, $"{prefix}{name}.");
    }

    private sealed class Reader(MemoryModel model, string prefix) : RankerReader
    {
        public override string Kind => Text("kind");

        public override double Number(string name) => Find(model._numbers, name);

        public override string Text(string name) => Find(model._texts, name);

        public override ReadOnlyMemory<T> Tensor<T>(string name, out long[] shape)
        {
            var tensor = Find(model._tensors, name);
            if (tensor.Type != typeof(T))
                throw new InvalidDataException($"{prefix}{name} is of type {tensor.Type}, not {typeof(T)}.");

            shape = tensor.Shape;
            return MemoryMarshal.Cast<byte, T>(tensor.Bytes).ToArray();
        }

        public override bool HasTensor(string name) => model._tensors.ContainsKey(prefix + name);

        public override RankerReader Nested(string name) => new Reader(model, $"{prefix}{name}.");

        private T Find<T>(Dictionary<string, T> values, string name) =>
            values.TryGetValue(prefix + name, out var value)
                ? value
                : throw new InvalidDataException($"Nothing of the name {prefix}{name} was saved.");
    }
}
