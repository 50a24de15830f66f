using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;
using Usher.Ranking.Tensors;

namespace Usher.Training.Texts;

/// <summary>Vectors of texts in files, found by a hash of the text. The texts themselves are not kept.</summary>
/// <remarks>
/// A folder for each model holds safetensors files, each written once and whole, so that trainings at the same time need no lock. Small files are put together; when all take more
/// than <see cref="MaxBytes"/>, the oldest are deleted. A file that is damaged or that another training has deleted counts as absent: its texts are encoded again.
/// </remarks>
/// <param name="folder">The folder; made when it is absent.</param>
/// <param name="model">Which model's vectors: <see cref="ITextEncoder.Model"/>.</param>
internal sealed class TextVectorCache(string folder, string model)
{
    /// <summary>Some 2.7 million vectors of 384 numbers.</summary>
    public const long MaxBytes = 2L << 30;

    private const int MaxFiles = 16;
    private const int SmallRows = 100_000;
    private const string Keys = "keys";
    private const string Vectors = "vectors";
    private const string Extension = ".safetensors";

    private readonly string _folder = Path.Combine(folder, model);

    /// <summary>The key of a text: 128 bits of its SHA-256.</summary>
    public static UInt128 KeyOf(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return new(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }

    /// <summary>Looks for vectors.</summary>
    /// <param name="wanted">Keys, each with a number of the caller's.</param>
    /// <param name="take">Receives the number of each key that is found, once, and its vector.</param>
    public void Find(IReadOnlyDictionary<UInt128, int> wanted, Action<int, ReadOnlySpan<float>> take)
    {
        var (found, numbers) = (new HashSet<int>(wanted.Count), Array.Empty<float>());
        foreach (var file in Files())
        {
            if (found.Count == wanted.Count)
                return;

            Read(file.FullName, (key, vector) =>
            {
                if (!wanted.TryGetValue(key, out var number) || found.Contains(number))
                    return;

                if (numbers.Length != vector.Length)
                    numbers = new float[vector.Length];
                TensorPrimitives.ConvertToSingle(vector, numbers);
                if (!IsSound(numbers))
                    return;

                found.Add(number);
                take(number, numbers);
            });
        }
    }

    /// <summary>Keeps vectors.</summary>
    /// <param name="keys">(N)</param>
    /// <param name="vectors">(N, W)</param>
    public void Add(IReadOnlyList<UInt128> keys, Half[] vectors)
    {
        Directory.CreateDirectory(_folder);
        Write(keys, vectors);
        var small = Files().Where(file => file.Length < (long)SmallRows * (16 + (2 * vectors.Length / keys.Count))).ToArray();
        if (small.Length > MaxFiles)
            PutTogether(small);
        DeleteOldest();
    }

    private FileInfo[] Files() => Directory.Exists(_folder)
        ? [.. new DirectoryInfo(_folder).EnumerateFiles($"*{Extension}").OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)]
        : [];

    private void PutTogether(FileInfo[] files)
    {
        var (keys, vectors) = (new Dictionary<UInt128, int>(), new List<Half>());
        foreach (var file in files)
        {
            Read(file.FullName, (key, vector) =>
            {
                if (keys.TryAdd(key, keys.Count))
                    vectors.AddRange(vector);
            });
        }

        if (keys.Count > 0 && vectors.Count % keys.Count == 0)
            Write([.. keys.OrderBy(pair => pair.Value).Select(pair => pair.Key)], [.. vectors]);
        foreach (var file in files)
            TryDelete(file);
    }

    private void DeleteOldest()
    {
        var bytes = 0L;
        foreach (var file in Files())
        {
            bytes += file.Length;
            if (bytes > MaxBytes)
                TryDelete(file);
        }
    }

    private void Write(IReadOnlyList<UInt128> keys, Half[] vectors)
    {
        var parts = new long[2 * keys.Count];
        foreach (var (row, key) in keys.Index())
            (parts[2 * row], parts[(2 * row) + 1]) = ((long)(ulong)(key >> 64), (long)(ulong)key);
        var writer = new SafetensorsWriter();
        writer.Add<long>(Keys, parts, keys.Count, 2);
        writer.Add<Half>(Vectors, vectors, keys.Count, vectors.Length / Math.Max(1, keys.Count));
        writer.Write(Path.Combine(_folder, $"{Guid.NewGuid():N}{Extension}"));
    }

    private static void Read(string file, Action<UInt128, ReadOnlySpan<Half>> take)
    {
        try
        {
            using var tensors = SafetensorsFile.Open(file);
            var keys = tensors.Tensor<long>(Keys, out _).Span;
            var vectors = tensors.Tensor<Half>(Vectors, out var shape).Span;
            if (shape is not [var rows, > 0 and var width] || keys.Length != 2 * rows)
                throw new InvalidDataException($"{file} is no file of vectors.");

            for (var row = 0; row < rows; row++)
                take(new((ulong)keys[2 * row], (ulong)keys[(2 * row) + 1]), vectors.Slice(row * (int)width, (int)width));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            // Another training has just put it together with others, or a disk has damaged it.
            TryDelete(new(file));
        }
    }

    // Vectors have the length 1; what a disk has damaged seldom has.
    private static bool IsSound(ReadOnlySpan<float> vector) => TensorPrimitives.SumOfSquares(vector) is > 0.9f and < 1.1f;

    private static void TryDelete(FileInfo file)
    {
        try
        {
            file.Delete();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It stays; what it holds is looked for in it again.
        }
    }
}
